import { instruments } from '@plinth/platform-telemetry';
import type { ConsumerLag } from './event-bus';

const help = {
  waiting: 'Published events that no relay has moved yet',
  oldest: 'How long the oldest of them has waited',
  behind: 'Events between a consumer and the head of the log',
  letters: 'Events set aside: waiting is tried again, parked waits behind another, dead needs a person',
};

export const outboxWaiting = instruments.gauge('plinth_outbox_waiting', help.waiting, ['domain']);
export const outboxOldest = instruments.gauge('plinth_outbox_oldest_seconds', help.oldest, ['domain']);
export const relayed = instruments.counter('plinth_relay_events_total', 'Events that a relay gave a position', [
  'domain',
]);
const behind = instruments.gauge('plinth_consumer_behind', help.behind, ['consumer']);
const letters = instruments.gauge('plinth_dead_letters', help.letters, ['consumer', 'state'] as const);

export function tellLag(lags: readonly ConsumerLag[]): void {
  for (const { consumer, ...lag } of lags) {
    behind.set({ consumer }, lag.behind);
    letters.set({ consumer, state: 'waiting' }, lag.waiting);
    letters.set({ consumer, state: 'parked' }, lag.parked);
    letters.set({ consumer, state: 'dead' }, lag.dead);
  }
}
