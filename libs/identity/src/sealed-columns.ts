import type { SealedColumn } from '@plinth/platform-crypto';
import { TOTP_PURPOSE } from './second-factor/second-factors';
import { SIGNING_KEY_PURPOSE } from './signing-key/make-signing-key';
import { SUCCESSOR_PURPOSE } from './token/rotate-refresh-token.use-case';

/** What identity keeps sealed for longer than a key should live; a pending sign-in lives for minutes only. */
export const identitySealedColumns: readonly SealedColumn[] = [
  { table: 'identity.second_factor', key: 'account_id', column: 'secret', purpose: TOTP_PURPOSE },
  {
    table: 'identity.signing_key',
    key: 'kid',
    keyType: 'text',
    column: 'private_sealed',
    purpose: SIGNING_KEY_PURPOSE,
  },
  { table: 'identity.refresh_lineage', key: 'id', column: 'successor_sealed', purpose: SUCCESSOR_PURPOSE },
];
