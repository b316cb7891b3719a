import type { OAuthClient } from './client';

/** A client as the API shows it; never with anything of its secret. */
export interface ClientView extends Omit<OAuthClient, 'secretHash' | 'createdAt' | 'updatedAt'> {
  readonly createdAt: string;
  readonly updatedAt: string;
}

export const viewOf = ({ secretHash: _, ...client }: OAuthClient): ClientView => ({
  ...client,
  createdAt: client.createdAt.toISOString(),
  updatedAt: client.updatedAt.toISOString(),
});
