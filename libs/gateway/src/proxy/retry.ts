/** RFC 9110 §9.2.2: what may be sent twice without being done twice. */
const idempotent: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE']);

/** The connection failed, as opposed to the service having answered something odd. */
const connectionFailures: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_SOCKET',
]);

/** The connection was never there, so nothing was sent on it. */
const refusedConnections: ReadonlySet<string> = new Set(['ECONNREFUSED', 'ENOENT', 'UND_ERR_CONNECT_TIMEOUT']);

export const wasRefused = (error: Error): boolean => refusedConnections.has((error as { code?: string }).code ?? '');

/** Only for requests without a body, before anything of an answer has come. */
export function isWorthRetrying(method: string | undefined, error: Error): boolean {
  const { code } = error as { code?: string };
  return idempotent.has(method ?? '') && code !== undefined && connectionFailures.has(code);
}
