import type { Readable } from 'node:stream';
import type { DataSource } from 'typeorm';
import type { SqlValue } from './sql';

/** Reads with the role of one domain, each statement on its own. */
export abstract class Database {
  /** Of the domain. */
  abstract readonly schema: string;
  abstract query<R = Record<string, unknown>>(text: string, values?: readonly SqlValue[]): Promise<R[]>;
  /**
   * As `query`, planned once per connection instead of each time. For a constant text that is asked often and whose
   * plan does not depend on its values.
   */
  abstract queryPrepared<R = Record<string, unknown>>(text: string, values?: readonly SqlValue[]): Promise<R[]>;
  /** `COPY … TO STDOUT` as a stream of bytes; holds one connection until it ends. */
  abstract copyOut(text: string): Promise<Readable>;
  /**
   * Listens on one connection for all channels of the domain; answers a function that stops. Reconnects by itself; `wake` is called
   * once when it listens and after each new connection.
   */
  abstract listen(channel: string, wake: (payload: string) => void): Promise<() => Promise<void>>;
  /** For stores that use repositories. */
  abstract readonly dataSource: DataSource;
}
