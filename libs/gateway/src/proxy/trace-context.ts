import { randomUUID } from 'node:crypto';

const valid = /^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;
const hex = (): string => randomUUID().replaceAll('-', '');

/** W3C Trace Context §3.2: the trace goes on under a span of our own; without a usable one a new trace begins. */
export function traceparentOf(given: string | string[] | undefined): string {
  const span = hex().slice(16);
  return typeof given === 'string' && valid.test(given)
    ? `${given.slice(0, 36)}${span}${given.slice(52)}`
    : `00-${hex()}-${span}-01`;
}
