import { isRetryable, sqlStateOf } from '@plinth/platform-database';

/** SQLSTATE classes that speak of the server or the connection: 08 connection, 53 resources, 57 intervention, 58 system. */
const SERVER_CLASSES = ['08', '53', '57', '58'];
const SOCKET_CODES = ['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ENOENT', 'ETIMEDOUT', 'ENOTFOUND'];

/** Whether the database, not the event, is what failed: then the event is not to blame and is not counted. */
export function isServerFault(error: unknown): boolean {
  const state = sqlStateOf(error);
  const code = (error as { code?: unknown } | null)?.code;
  return (
    isRetryable(error) ||
    (state !== undefined && SERVER_CLASSES.includes(state.slice(0, 2))) ||
    (typeof code === 'string' && SOCKET_CODES.includes(code)) ||
    /connection terminated|connection error|timeout exceeded when trying to connect/i.test(
      error instanceof Error ? error.message : '',
    )
  );
}

/** Server faults in a row after which the handler is suspected of raising them itself, and the event is to blame. */
const LIMIT = 5;

export class Suspicion {
  private faults = 0;

  isToWaitOut(error: unknown): boolean {
    if (!isServerFault(error)) return false;
    this.faults += 1;
    return this.faults < LIMIT;
  }

  allay(): void {
    this.faults = 0;
  }
}
