import type { Sql } from '@plinth/platform-database';
import { bindNames } from './bind-names';

export type Told = (share: number) => Promise<void>;
export type Values = Readonly<Record<string, unknown>>;

/** Asks once, with named parameters. */
export async function ask<R>(sql: Sql, statement: string, values: Values): Promise<R | undefined> {
  const bound = bindNames(statement, values);
  const [found] = await sql.query<R>(bound.text, bound.values);
  return found;
}

/**
 * Runs the statements in order with named parameters and answers the rows of each. Where somebody wants to be told how far
 * it is, they go one by one; else in one message: whoever imports a hundred small files waits longer for answers than
 * PostgreSQL works for them.
 */
export async function runAll(
  sql: Sql,
  statements: readonly string[],
  values: Values,
  told?: Told,
): Promise<readonly (readonly unknown[])[]> {
  if (told === undefined) return sql.queryTogether(statements.map((statement) => bindNames(statement, values)));
  const answers: unknown[][] = [];
  for (const [index, statement] of statements.entries()) {
    const bound = bindNames(statement, values);
    answers.push(await sql.query(bound.text, bound.values));
    await told((index + 1) / statements.length);
  }
  return answers;
}
