import type { DomainSchema } from '@plinth/platform-database';
import { MakeDataKeys1790000000101 } from './migrations/1790000000101-make-data-keys';

/** Wrapped data keys. The role `plinth_keys` may read them; only the owner of the database adds versions. */
export const keyringSchema: DomainSchema = {
  domain: 'keys',
  ownedBy: 'owner',
  migrations: [MakeDataKeys1790000000101],
};
