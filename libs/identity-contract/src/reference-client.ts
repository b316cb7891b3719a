/** The base's own client of the API reference pages: whoever signs in there acts with his or her own rights. */
export const REFERENCE_CLIENT_ID = 'plinth-docs';
