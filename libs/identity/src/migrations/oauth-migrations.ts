import { MakeOAuthClients1792000000001 } from './1792000000001-make-oauth-clients';
import { MakeOAuthState1792000000002 } from './1792000000002-make-oauth-state';

/** Migrations of clients, tokens and keys, in order. */
export const oauthMigrations = [MakeOAuthClients1792000000001, MakeOAuthState1792000000002];
