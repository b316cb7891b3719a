import type { Connection, FieldDef, Submittable } from 'pg';
import { Result } from 'pg';
import { prepareValue } from 'pg/lib/utils';
import type { SqlValue } from './sql';

/** One statement as it goes out. */
export interface Statement {
  readonly text: string;
  readonly values: readonly (string | Buffer | null)[];
  /** Planned once per connection: for a constant text. */
  readonly isPrepared: boolean;
  /** Nobody looks at what it answers. */
  readonly isSilent: boolean;
}

export const statementOf = (
  text: string,
  values: readonly SqlValue[],
  kind: { readonly isPrepared?: boolean; readonly isSilent?: boolean } = {},
): Statement => ({ text, values: values.map(prepareValue), isPrepared: false, isSilent: false, ...kind });

export interface Answer {
  readonly rows: unknown[];
  readonly rowCount: number | null;
}

/** What pg keeps of a result while it is read, and of a connection; its published types leave both out. */
interface ReadResult extends Answer {
  addFields(fields: readonly FieldDef[]): void;
  parseRow(fields: readonly unknown[]): unknown;
  addRow(row: unknown): void;
  addCommandComplete(message: object): void;
}
interface PgConnection {
  readonly stream: { cork(): void; uncork(): void };
  readonly parsedStatements: Record<string, string>;
  parse(message: { name: string; text: string }): void;
  bind(message: { statement: string; values: readonly unknown[] }): void;
  describe(message: { type: 'P'; name: string }): void;
  close(message: { type: 'S'; name: string }): void;
  execute(message: object): void;
  sync(): void;
}

const names = new Map<string, string>();

/** The same name on every connection of the process. */
function nameOf(text: string): string {
  let name = names.get(text);
  if (name === undefined) {
    name = `batched ${names.size + 1}`;
    names.set(text, name);
  }
  return name;
}

/**
 * Statements sent at once and answered at once (PostgreSQL, Extended Query): the first failure ends all of them. Outside
 * BEGIN they are one transaction, which the Sync at their end commits.
 */
export class StatementBatch implements Submittable {
  private readonly results: ReadResult[];
  private connection?: PgConnection;
  private at = 0;
  private failure?: Error;

  constructor(
    private readonly statements: readonly Statement[],
    private readonly done: (error: Error | undefined, answers: readonly Answer[]) => void,
  ) {
    this.results = statements.map(() => new (Result as unknown as new () => ReadResult)());
  }

  submit(given: Connection): void {
    const connection = given as unknown as PgConnection;
    this.connection = connection;
    // One write instead of one per message.
    connection.stream.cork();
    const sent = new Set<string>();
    for (const { text, values, isPrepared, isSilent } of this.statements) {
      const name = isPrepared ? nameOf(text) : '';
      if (!isPrepared || !(name in connection.parsedStatements || sent.has(name))) {
        // One that failed after it was parsed is still there, under its name.
        if (isPrepared) connection.close({ type: 'S', name });
        connection.parse({ name, text });
        sent.add(name);
      }
      connection.bind({ statement: name, values });
      if (!isSilent) connection.describe({ type: 'P', name: '' });
      connection.execute({});
    }
    connection.sync();
    connection.stream.uncork();
  }

  handleRowDescription({ fields }: { readonly fields: readonly FieldDef[] }): void {
    this.results[this.at]?.addFields(fields);
  }

  handleDataRow({ fields }: { readonly fields: readonly unknown[] }): void {
    const result = this.results[this.at];
    if (result === undefined || this.statements[this.at]?.isSilent || this.failure !== undefined) return;
    try {
      result.addRow(result.parseRow(fields));
    } catch (error) {
      this.failure = error as Error;
    }
  }

  handleCommandComplete(message: object): void {
    const statement = this.statements[this.at];
    this.results[this.at]?.addCommandComplete(message);
    if (statement?.isPrepared && this.connection !== undefined)
      this.connection.parsedStatements[nameOf(statement.text)] = statement.text;
    this.at += 1;
  }

  handleEmptyQuery(): void {
    this.at += 1;
  }

  handleError(error: Error): void {
    this.done(error, []);
  }

  handleReadyForQuery(): void {
    this.done(this.failure, this.results);
  }
}
