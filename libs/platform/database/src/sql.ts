import type { Readable } from 'node:stream';

export type SqlValue = unknown;

/** Plain SQL with $1 parameters. Errors are those of PostgreSQL (`code` is the SQLSTATE). */
export interface Sql {
  /** Answers the rows. */
  query<R = Record<string, unknown>>(text: string, values?: readonly SqlValue[]): Promise<R[]>;
  /** Answers the number of rows affected. */
  execute(text: string, values?: readonly SqlValue[]): Promise<number>;
  /** `COPY … FROM STDIN`: bytes in, number of rows out. */
  copyIn(text: string, source: Readable | AsyncIterable<Buffer | string>): Promise<number>;
  /** `COPY … TO STDOUT` inside the transaction; read it to its end before the next statement. */
  copyOut(text: string): AsyncIterable<Buffer>;
}
