/** The one type of event that the contract publishes. */
export const CONTRACT_EVENT = 'alpha.thing.changed.v1';
