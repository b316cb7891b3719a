import { instruments } from '@plinth/platform-telemetry';

const exchanges = instruments.counter(
  'plinth_gateway_session_exchanges_total',
  'Browser sessions for which identity was asked for a token, by result',
  ['result'] as const,
);

export const measureSessionExchange = (result: 'issued' | 'unknown' | 'failed' | 'busy'): void =>
  exchanges.add({ result });
