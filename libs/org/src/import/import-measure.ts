import { instruments } from '@plinth/platform-telemetry';

export const imports = instruments.counter(
  'plinth_imports_total',
  'Imports that came to an end: done, refused by a rule, or given up after every attempt failed',
  ['result'],
);
