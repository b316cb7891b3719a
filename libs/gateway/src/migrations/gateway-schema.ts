import type { DomainSchema } from '@plinth/platform-database';
import { MakeUsage1790000600001 } from './1790000600001-make-usage';

export const gatewaySchema: DomainSchema = { domain: 'gateway', migrations: [MakeUsage1790000600001] };
