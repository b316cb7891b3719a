import { AsyncLocalStorage } from 'node:async_hooks';
import type { Sql } from './sql';

interface Companion {
  readonly schema: string;
  accompany(sql: Sql): void;
}

const companions = new AsyncLocalStorage<Companion>();

/**
 * While `work` goes on, every transaction of this schema takes `accompany`'s statements with it: they are committed with
 * the effect or not at all. For what has to be known of an effect even when its process dies right after the commit.
 */
export function alongEveryCommit<T>(schema: string, accompany: (sql: Sql) => void, work: () => T): T {
  return companions.run({ schema, accompany }, work);
}

/** Called by each transaction as it begins. */
export function accompanied(schema: string, sql: Sql): void {
  const companion = companions.getStore();
  if (companion?.schema === schema) companion.accompany(sql);
}
