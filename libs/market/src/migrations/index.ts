import type { DomainSchema } from '@plinth/platform-database';
import { DataGrants1793000000001 } from './1793000000001-data-grants';

/** Schema `market`, in order. */
export const marketSchema: DomainSchema = { domain: 'market', migrations: [DataGrants1793000000001] };
