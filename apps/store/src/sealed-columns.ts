import { identitySealedColumns } from '@plinth/identity';
import { orgSealedColumns } from '@plinth/org';
import type { DomainColumns } from '@plinth/platform-crypto';

/** Everything that the base keeps under its data keys. */
export const baseSealedColumns: readonly DomainColumns[] = [
  { domain: 'org', columns: orgSealedColumns },
  { domain: 'identity', columns: identitySealedColumns },
];
