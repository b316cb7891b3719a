import type { SealedColumn } from '@plinth/platform-crypto';
import { CONTACT_PURPOSE, IDENTIFIER_PURPOSE } from './field-sealing';

/** What `Reencryption` goes over after a key rotation. */
export const orgSealedColumns: readonly SealedColumn[] = [
  { table: 'org.identifier', key: 'id', keyType: 'uuid', column: 'sealed', purpose: IDENTIFIER_PURPOSE },
  { table: 'org.contact', key: 'id', keyType: 'uuid', column: 'sealed', purpose: CONTACT_PURPOSE },
];
