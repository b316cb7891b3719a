import { randomBytes } from 'node:crypto';
import { sqlOf } from '@plinth/platform-database';
import type { Database, Tx } from '@plinth/platform-database';
import { DEFAULT_PREFIX } from './kafka-options';
import type { KafkaOptions } from './kafka-options';

const WORDS = 'topics since a restore: ';
const GENERATION = /^[a-z0-9]{1,32}$/;

/**
 * After the database went back in time its topics hold a future that did not happen. From now on events go to other
 * topics, which are filled from the log. It is a comment: every role reads it, only the owner of the database writes it,
 * and no backup brings an older one back. Every process of the base must be stopped.
 */
export async function beginNewTopics(tx: Tx): Promise<string> {
  const generation = `r${randomBytes(5).toString('hex')}`;
  await sqlOf(tx).execute(`COMMENT ON TABLE events.log IS '${WORDS}${generation}'`);
  return generation;
}

/** The options with the names of topics and groups that this database uses now: `plinth.org`, or `plinth.r3f….org`. */
export async function inGeneration(database: Database, options: KafkaOptions): Promise<KafkaOptions> {
  const [row] = await database.query<{ note: string | null }>(
    `SELECT obj_description(to_regclass('events.log'), 'pg_class') AS note`,
  );
  const note = row?.note ?? '';
  const generation = note.startsWith(WORDS) ? note.slice(WORDS.length) : '';
  if (!GENERATION.test(generation)) return options;
  return { ...options, prefix: `${options.prefix ?? DEFAULT_PREFIX}.${generation}` };
}
