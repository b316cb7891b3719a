import type { Readable } from 'node:stream';

export type SqlValue = unknown;

export interface SqlStatement {
  readonly text: string;
  readonly values?: readonly SqlValue[];
  /** Planned once per connection: for a constant text. */
  readonly isPrepared?: boolean;
}

/** Plain SQL with $1 parameters. Errors are those of PostgreSQL (`code` is the SQLSTATE). */
export interface Sql {
  /** Answers the rows. */
  query<R = Record<string, unknown>>(text: string, values?: readonly SqlValue[]): Promise<R[]>;
  /** Answers the number of rows affected. */
  execute(text: string, values?: readonly SqlValue[]): Promise<number>;
  /** As `query`, planned once per connection: for a constant text whose plan does not depend on its values. */
  queryPrepared<R = Record<string, unknown>>(text: string, values?: readonly SqlValue[]): Promise<R[]>;
  /** As `execute`, planned once per connection. */
  executePrepared(text: string, values?: readonly SqlValue[]): Promise<number>;
  /**
   * A constant statement whose answer nobody needs: it goes out with the next one that is waited for, at the latest
   * with COMMIT, and its failure is theirs. Not for one whose constraint somebody translates.
   */
  sendAlong(text: string, values?: readonly SqlValue[]): void;
  /**
   * As `queryPrepared`, and the transaction ends with it in the same message: it is committed whatever it answers, so
   * that it must decide by itself whether it changes anything. Nothing may follow.
   */
  queryLast<R = Record<string, unknown>>(text: string, values?: readonly SqlValue[]): Promise<R[]>;
  /**
   * Sends all of them in one message and waits once: for many statements of which none needs the answer of another.
   * Answers the rows of each; the first failure ends all of them.
   */
  queryTogether(statements: readonly SqlStatement[]): Promise<readonly (readonly unknown[])[]>;
  /** `COPY … FROM STDIN`: bytes in, number of rows out. */
  copyIn(text: string, source: Readable | AsyncIterable<Buffer | string>): Promise<number>;
  /** `COPY … TO STDOUT` inside the transaction; read it to its end before the next statement. */
  copyOut(text: string): AsyncIterable<Buffer>;
}
