/** What the endpoints must know of the base they serve. */
export abstract class OAuthSettings {
  /** Issuer: the public address of the base, without a slash at its end. */
  abstract readonly publicUrl: string;
  /** Where an error goes that no client may see; `correlationId` is what the client was told. */
  abstract logUnexpected(error: unknown, correlationId: string): void;
}

export const isSecure = (settings: OAuthSettings): boolean => settings.publicUrl.startsWith('https:');
