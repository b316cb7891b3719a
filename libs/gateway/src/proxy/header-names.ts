/** RFC 9110 §7.6.1: fields of one connection, never of the next. */
export const hopByHop: ReadonlySet<string> = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'proxy-authenticate',
  'proxy-authorization',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** Fields by which proxies tell services things: from a client they are forgeries. */
const internalNames: ReadonlySet<string> = new Set([
  'forwarded',
  'via',
  'x-real-ip',
  'x-client-ip',
  'true-client-ip',
  'cf-connecting-ip',
  'x-cluster-client-ip',
  'x-original-url',
  'x-original-host',
  'x-rewrite-url',
  'x-http-method',
  'x-http-method-override',
  'x-method-override',
  'x-request-id',
  'traceparent',
  'expect',
]);

/** Whether a client's field stops here; `_` counts as `-`, which some servers make of it. */
export function isInternal(lowerName: string): boolean {
  const name = lowerName.includes('_') ? lowerName.replaceAll('_', '-') : lowerName;
  if (internalNames.has(name)) return true;
  return name.startsWith('x-forwarded-') || name.startsWith('x-plinth-') || name.startsWith('x-internal-');
}

/** Fields that must not come twice: two servers could believe different ones. */
export const singular: ReadonlySet<string> = new Set(['host', 'authorization', 'content-type', 'content-length']);

/** Names in a Connection field, which go with the connection too. */
export function namesIn(connection: string | undefined): ReadonlySet<string> | undefined {
  if (connection === undefined || /^(?:keep-alive|close)$/i.test(connection)) return undefined;
  return new Set(connection.split(',').map((name) => name.trim().toLowerCase()));
}
