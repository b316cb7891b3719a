import type { Drainable } from './service-process';
import type { StartedService } from './start-service';

/** Nest stops consumers and timers and closes pools only when no request is under way any more. */
export const drainable = ({ draining, close }: Pick<StartedService, 'draining' | 'close'>): Drainable => ({
  announce: () => draining.announce(),
  finish: async (limitMs) => {
    await draining.close(limitMs);
    await close();
  },
});
