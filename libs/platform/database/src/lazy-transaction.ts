import { finished, pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import type { Pool, PoolClient } from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import type { Sql, SqlStatement, SqlValue } from './sql';
import { StatementBatch, statementOf } from './statement-batch';
import type { Answer, Statement } from './statement-batch';
import { tracedStatement } from './statement-trace';
import type { Isolation } from './transactions';

const commit = statementOf('COMMIT', [], { isPrepared: true, isSilent: true });

/**
 * One transaction that talks to the server as rarely as it can: BEGIN goes with the first statement, what nobody waits
 * for goes with the next one, and COMMIT with the last. When nobody waits for anything, all of it is one round trip.
 */
export class LazyTransaction implements Sql {
  private client?: Promise<PoolClient>;
  private begun = false;
  private isOver = false;
  private readonly waiting: Statement[] = [];
  private readonly begin: Statement;

  constructor(
    private readonly pool: Pool,
    private readonly isolation: Isolation,
    /** Named in traces. */
    private readonly schema = '',
  ) {
    this.begin = statementOf(`BEGIN ISOLATION LEVEL ${isolation}`, [], { isPrepared: true, isSilent: true });
  }

  async query<R>(text: string, values: readonly SqlValue[] = []): Promise<R[]> {
    return (await this.run(text, values, false)).rows as R[];
  }

  async execute(text: string, values: readonly SqlValue[] = []): Promise<number> {
    return (await this.run(text, values, false)).rowCount ?? 0;
  }

  async queryPrepared<R>(text: string, values: readonly SqlValue[] = []): Promise<R[]> {
    return (await this.run(text, values, true)).rows as R[];
  }

  async executePrepared(text: string, values: readonly SqlValue[] = []): Promise<number> {
    return (await this.run(text, values, true)).rowCount ?? 0;
  }

  sendAlong(text: string, values: readonly SqlValue[] = []): void {
    this.waiting.push(statementOf(text, values, { isPrepared: true, isSilent: true }));
  }

  async queryLast<R>(text: string, values: readonly SqlValue[] = []): Promise<R[]> {
    const last = statementOf(text, values, { isPrepared: true });
    const needsBegin = this.begun || this.isolation !== 'READ COMMITTED';
    const answers = needsBegin ? await this.send([last, commit]) : await this.batch([...this.waiting.splice(0), last]);
    this.begun = false;
    this.isOver = true;
    return answers.at(needsBegin ? -2 : -1)?.rows as R[];
  }

  async queryTogether(statements: readonly SqlStatement[]): Promise<readonly (readonly unknown[])[]> {
    if (statements.length === 0) return [];
    const all = statements.map(({ text, values = [], isPrepared = false }) =>
      statementOf(text, values, { isPrepared }),
    );
    return (await this.send(all)).slice(-statements.length).map(({ rows }) => rows);
  }

  async copyIn(text: string, source: Readable | AsyncIterable<Buffer | string>): Promise<number> {
    await this.send([]);
    const copy = (await this.connected()).query(copyFrom(text));
    await pipeline(source instanceof Readable ? source : Readable.from(source), copy);
    return copy.rowCount ?? 0;
  }

  async *copyOut(text: string): AsyncGenerator<Buffer> {
    await this.send([]);
    const copy = (await this.connected()).query(copyTo(text));
    try {
      yield* copy.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>;
    } finally {
      // A reader that stops early leaves rows on the wire, behind which no other statement would be answered.
      if (!copy.readableEnded && !copy.errored) await finished(copy.resume()).catch(() => undefined);
    }
  }

  async commit(): Promise<void> {
    if (this.begun) {
      await this.send([commit]);
    } else if (this.waiting.length > 0) {
      // Without BEGIN the batch is a transaction of its own, at the level of the connection.
      if (this.isolation === 'READ COMMITTED') await this.batch(this.waiting.splice(0));
      else await this.send([commit]);
    }
    await this.release();
  }

  async rollback(): Promise<void> {
    this.waiting.length = 0;
    const client = await this.client?.catch(() => undefined);
    if (client === undefined) return;
    // A connection that cannot even roll back is of no use to the next one.
    const failed = this.begun ? await client.query('ROLLBACK').then(noFault, asFault) : undefined;
    await this.release(failed);
  }

  private async run(text: string, values: readonly SqlValue[], isPrepared: boolean): Promise<Answer> {
    // Without values it may be several statements in one text, which only the simple protocol takes.
    if (values.length > 0 || isPrepared) {
      const answers = await this.send([statementOf(text, values, { isPrepared })]);
      return answers.at(-1) as Answer;
    }
    await this.send([]);
    const client = await this.connected();
    return tracedStatement(
      this.schema,
      () => [text],
      () => client.query(text),
    );
  }

  /** Sends what waits and then these; BEGIN before the first of all. */
  private async send(statements: readonly Statement[]): Promise<readonly Answer[]> {
    const all = [...(this.begun ? [] : [this.begin]), ...this.waiting.splice(0), ...statements];
    this.begun = true;
    return all.length === 0 ? [] : this.batch(all);
  }

  private async batch(statements: readonly Statement[]): Promise<readonly Answer[]> {
    if (this.isOver) throw new Error('This transaction has ended: queryLast committed it');
    const client = await this.connected();
    return tracedStatement(
      this.schema,
      () => statements.map(({ text }) => text),
      () =>
        new Promise((resolve, reject) => {
          client.query(new StatementBatch(statements, (error, answers) => (error ? reject(error) : resolve(answers))));
        }),
    );
  }

  private connected(): Promise<PoolClient> {
    this.client ??= this.pool.connect().then((client) => {
      // A connection that is cut fails the statement that runs; nobody else has to hear of it.
      client.on('error', ignore);
      return client;
    });
    return this.client;
  }

  private async release(failed?: Error): Promise<void> {
    const client = await this.client?.catch(() => undefined);
    this.client = undefined;
    client?.removeListener('error', ignore);
    client?.release(failed);
  }
}

const ignore = (): void => undefined;
const noFault = (): undefined => undefined;
const asFault = (error: unknown): Error => error as Error;
