import type { Drainable } from './service-process';
import type { StartedService } from './start-service';

interface ClosesInTime {
  close(graceMs: number): Promise<void>;
}

/** Nest stops consumers and timers and closes pools only when no request and no call is under way any more. */
export const drainable = (
  { draining, close }: Pick<StartedService, 'draining' | 'close'>,
  rpc?: ClosesInTime,
): Drainable => ({
  announce: () => draining.announce(),
  finish: async (limitMs) => {
    await Promise.all([draining.close(limitMs), rpc?.close(limitMs)]);
    await close();
  },
});
