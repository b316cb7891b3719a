import type { Cache } from './cache';
import { MemoryCache } from './memory-cache';
import type { InstanceClaim } from './claim-single-instance';
import { MemorySignals } from './memory-signals';
import { FixedReplicas } from './replicas';
import type { Replicas } from './replicas';
import type { Signals } from './signals';

/** What the processes of a deployment share, in the form that its shell chose. */
export interface CacheParts {
  readonly cache: Cache;
  readonly signals: Signals;
  readonly replicas: Replicas;
  close(): Promise<void>;
}

/** The form of the base shape: this process is the only one, and the claim proves it. */
export function openMemory(claim: InstanceClaim): CacheParts {
  return {
    cache: new MemoryCache(claim),
    signals: new MemorySignals(),
    replicas: new FixedReplicas(),
    close: async () => undefined,
  };
}
