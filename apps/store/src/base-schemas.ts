import { auditSchema } from '@plinth/audit';
import { gatewaySchema } from '@plinth/gateway';
import { identitySchema } from '@plinth/identity';
import { marketSchema } from '@plinth/market';
import { orgSchema } from '@plinth/org';
import { keyringSchema } from '@plinth/platform-crypto';
import { eventsSchema } from '@plinth/platform-events';
import { timersSchema } from '@plinth/platform-timers';

/** Every schema of a base, in the order in which they are migrated: what others stand on first. */
export const baseSchemas = [
  eventsSchema,
  timersSchema,
  keyringSchema,
  auditSchema,
  orgSchema,
  identitySchema,
  marketSchema,
  gatewaySchema,
] as const;
