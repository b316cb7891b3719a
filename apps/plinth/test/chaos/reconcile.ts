import type { ClusterProcess } from './cluster-process.fixture';
import type { SchoolUnderLoad } from './school-under-load';
import { readTopic } from './kafka-topic.fixture';
import { isSignedIn } from './load';
import type { Loaded, SeenChange } from './load';

/** What has to hold, what was found, and what does not fit. */
export interface Proof {
  readonly what: string;
  readonly counted: number;
  readonly wrong: number;
  /** The first few that do not fit. */
  readonly examples: readonly string[];
}

const proof = (what: string, counted: number, wrong: readonly string[]): Proof => ({
  what,
  counted,
  wrong: wrong.length,
  examples: wrong.slice(0, 5),
});

/** After the storm: from the database and the API, not from what anybody remembers having done. */
export async function reconcile(
  cluster: ClusterProcess,
  school: SchoolUnderLoad,
  loaded: Loaded,
  poisoned: number,
): Promise<readonly Proof[]> {
  return [
    await singleWrites(cluster, loaded),
    await numbersOnce(cluster, school),
    await importedRows(cluster, school, loaded),
    await endedUnits(cluster, loaded),
    await changesSeenOnce(cluster, loaded),
    changesInOrder(loaded.changes),
    await handledOnce(cluster),
    await accountsOfPeople(cluster),
    await onTopicInOrder(cluster),
    await noDeadLetters(cluster),
    await poisonSetAside(cluster, poisoned),
    await sessionsAlive(cluster.url, loaded),
    await auditChain(cluster),
  ];
}

async function singleWrites(cluster: ClusterProcess, { people }: Loaded): Promise<Proof> {
  const rows = await cluster.asOwner<{ id: string; name: string; version: number }>(
    'SELECT id, name, version::int FROM org.person WHERE id = ANY ($1::uuid[])',
    [people.map(({ id }) => id)],
  );
  const found = new Map(rows.map((row) => [row.id, row]));
  const wrong = people.filter(({ id, name, version }) => {
    const row = found.get(id);
    return row?.name !== name || row.version !== version;
  });
  return proof(
    'people added and changed by single acknowledged writes are there, each change once',
    people.length,
    wrong.map((person) => `${JSON.stringify(person)} is ${JSON.stringify(found.get(person.id))}`),
  );
}

/** A request that was repeated because its answer got lost makes nobody twice. */
async function numbersOnce(cluster: ClusterProcess, { classId }: SchoolUnderLoad): Promise<Proof> {
  const rows = await cluster.asOwner<{ name: string; n: number }>(
    `SELECT regexp_replace(p.name, '改$', '') AS name, count(*)::int AS n
     FROM org.membership m JOIN org.person p ON p.id = m.person_id WHERE m.unit_id = $1 GROUP BY 1`,
    [classId],
  );
  const twice = rows.filter(({ n }) => n !== 1).map(({ name, n }) => `${name} ${n} times`);
  return proof('nobody of that class is there twice', rows.length, twice);
}

async function importedRows(cluster: ClusterProcess, { importSchoolId }: SchoolUnderLoad, loaded: Loaded) {
  const [row] = await cluster.asOwner<{ members: number; people: number }>(
    `SELECT count(*)::int AS members, count(DISTINCT person_id)::int AS people FROM org.membership
     WHERE school_id = $1 AND role = 'student' AND to_date IS NULL`,
    [importSchoolId],
  );
  const fits = row?.members === loaded.importedRows && row.people === loaded.importedRows;
  const what = `rows of ${loaded.imports} acknowledged imports are there, each once`;
  return proof(what, loaded.importedRows, fits ? [] : [JSON.stringify(row)]);
}

async function endedUnits(cluster: ClusterProcess, { endedUnits: ended }: Loaded): Promise<Proof> {
  const rows = await cluster.asOwner<{ id: string; n: number }>(
    `SELECT u.id, (SELECT count(*)::int FROM events.log WHERE type = 'org.unit.ended.v1' AND key = u.id::text) AS n
     FROM org.unit u WHERE u.id = ANY ($1::uuid[]) AND u.status = 'ended'`,
    [ended],
  );
  const found = new Map(rows.map(({ id, n }) => [id, n]));
  const wrong = ended.filter((id) => found.get(id) !== 1).map((id) => `${id} was ended ${found.get(id) ?? 0} times`);
  return proof('departments were added and ended, each once', ended.length, wrong);
}

async function changesSeenOnce(cluster: ClusterProcess, { changes, pages }: Loaded): Promise<Proof> {
  const log = await cluster.asOwner<{ event: string; type: string; position: string; told: Date }>(
    `SELECT event, type, position, published_at AS told FROM events.log WHERE type LIKE 'org.%' ORDER BY position`,
  );
  const times = new Map<string, number>();
  for (const { id } of changes) times.set(id, (times.get(id) ?? 0) + 1);
  const types = new Set(log.filter(({ event }) => times.has(event)).map(({ type }) => type));
  const wrong = log
    .filter(({ event, type }) => types.has(type) && times.get(event) !== 1)
    .map(({ event, type, position, told }) => {
      const at = Number(position);
      const page = pages.find(
        ({ from, to }) => at > Number(JSON.parse(from || '[0]')[0]) && at <= Number(JSON.parse(to)[0]),
      );
      return `${type} ${event} ${times.get(event) ?? 0} times; ${at} told ${told.toISOString()}, page ${JSON.stringify(page)}`;
    });
  return proof('changes reached the reader of the feed, each once', changes.length, wrong);
}

/** The log gives positions in the order of commits; a reader by cursor sees the changes of one subject in that order. */
function changesInOrder(changes: readonly SeenChange[]): Proof {
  const last = new Map<string, string>();
  const wrong: string[] = [];
  for (const { kind, subjectId, occurredAt, id } of changes) {
    const key = `${kind} ${subjectId}`;
    if ((last.get(key) ?? '') > occurredAt) wrong.push(`${id} of ${key} comes after a later one`);
    last.set(key, occurredAt);
  }
  return proof('subjects whose changes came in order', last.size, wrong);
}

/** Consumers of every domain, by the schema that holds their inbox; not the places they have in the partitions of a topic. */
async function consumersOf(cluster: ClusterProcess): Promise<readonly { schema: string; name: string }[]> {
  const schemas = await cluster.asOwner<{ schema: string }>(
    `SELECT relnamespace::regnamespace::text AS schema FROM pg_class WHERE relname = 'event_cursor' AND relkind = 'r'`,
  );
  const found = await Promise.all(
    schemas.map(({ schema }) =>
      cluster.asOwner<{ schema: string; name: string }>(
        `SELECT '${schema}' AS schema, consumer AS name FROM ${schema}.event_cursor
         WHERE consumer NOT LIKE '%@%' ORDER BY consumer`,
      ),
    ),
  );
  return found.flat();
}

/** Every event that a consumer asked for is in its inbox; that it is there once, the primary key says. */
export async function handledOnce(cluster: ClusterProcess): Promise<Proof> {
  const consumers = await consumersOf(cluster);
  const each = await Promise.all(
    consumers.map(async ({ schema, name }) => {
      const [row] = await cluster.asOwner<{ events: number; missing: number; examples: string[] }>(
        `WITH own AS (SELECT event_id FROM ${schema}.inbox WHERE consumer = $1),
         wanted AS (
           SELECT event, type FROM events.log
           WHERE type IN (SELECT DISTINCT log.type FROM own JOIN events.log ON log.event = own.event_id)
         )
         SELECT count(*)::int AS events, count(*) FILTER (WHERE own.event_id IS NULL)::int AS missing,
           coalesce((array_agg(wanted.type || ' ' || wanted.event) FILTER (WHERE own.event_id IS NULL))[1:5], '{}') AS examples
         FROM wanted LEFT JOIN own ON own.event_id = wanted.event`,
        [name],
      );
      return { name, events: row?.events ?? 0, missing: row?.missing ?? 0, examples: row?.examples ?? [] };
    }),
  );
  const wrong = each.flatMap(({ name, events, missing, examples }) => {
    if (events === 0) return [`${name} has handled nothing`];
    return missing === 0 ? [] : [`${name} has not handled ${missing}, as ${examples.join(', ')}`];
  });
  const told = each.map(({ name, events }) => `${name} ${events}`).join(', ');
  const sum = each.reduce((total, { events }) => total + events, 0);
  return proof(`events were handled by every consumer, each once: ${told}`, sum, wrong);
}

async function accountsOfPeople(cluster: ClusterProcess): Promise<Proof> {
  const rows = await cluster.asOwner<{ id: string; n: number }>(
    `SELECT p.id, count(a.id)::int AS n FROM org.person p LEFT JOIN identity.account a ON a.person_id = p.id
     WHERE EXISTS (SELECT FROM org.membership m WHERE m.person_id = p.id AND m.to_date IS NULL) GROUP BY p.id`,
  );
  const wrong = rows.filter(({ n }) => n !== 1).map(({ id, n }) => `${id} has ${n} accounts`);
  return proof('people have one account each', rows.length, wrong);
}

/** Sent again after a crash is allowed, left out or overtaken is not: of each key the first of each event in order. */
async function onTopicInOrder(cluster: ClusterProcess): Promise<Proof> {
  const messages = await readTopic(cluster.state().brokers, 'plinth.org');
  const [seen, last] = [new Set<string>(), new Map<string, number>()];
  const wrong: string[] = [];
  for (const { id, key, position } of messages) {
    if (id === undefined || seen.has(id)) continue;
    seen.add(id);
    if ((last.get(key) ?? 0) > position) wrong.push(`${id} of ${key} at ${position} is overtaken`);
    last.set(key, position);
  }
  const log = await cluster.asOwner<{ event: string }>(`SELECT event FROM events.log WHERE type LIKE 'org.%'`);
  for (const { event } of log) if (!seen.has(event)) wrong.push(`${event} is not on the topic`);
  const again = messages.filter(({ id }) => id !== undefined).length - seen.size;
  return proof(`events are on the topic in the order of each key (${again} were sent again)`, log.length, wrong);
}

/** Each consumer reads its topics by itself, so each sets aside what it cannot read. */
async function poisonSetAside(cluster: ClusterProcess, poisoned: number): Promise<Proof> {
  const consumers = await consumersOf(cluster);
  const each = await Promise.all(
    consumers.map(async ({ schema, name }) => {
      const [row] = await cluster.asOwner<{ n: number }>(
        `SELECT count(*)::int AS n FROM ${schema}.dead_letter WHERE consumer = $1 AND message ? 'unread'`,
        [name],
      );
      return { name, n: row?.n ?? 0 };
    }),
  );
  const wrong = each.filter(({ n }) => n !== poisoned).map(({ name, n }) => `${name} set ${n} aside`);
  const what = `messages that are no events were set aside by each of ${each.length} consumers, and stopped nothing`;
  return proof(what, poisoned, wrong);
}

async function noDeadLetters(cluster: ClusterProcess): Promise<Proof> {
  const schemas = new Set((await consumersOf(cluster)).map(({ schema }) => schema));
  const rows = await Promise.all(
    [...schemas].map((schema) =>
      cluster.asOwner<{ consumer: string; state: string; n: number }>(
        `SELECT consumer, state, count(*)::int AS n FROM ${schema}.dead_letter
         WHERE NOT coalesce(message ? 'unread', false) GROUP BY 1, 2`,
      ),
    ),
  );
  return proof(
    'events were given up by a consumer',
    0,
    rows.flat().map((row) => JSON.stringify(row)),
  );
}

async function sessionsAlive(url: string, { sessions, lostSessions }: Loaded): Promise<Proof> {
  const wrong = [...lostSessions];
  for (const [place, cookies] of sessions.entries()) {
    if ((await isSignedIn(url, cookies)) !== true) wrong.push(`session ${place} afterwards`);
  }
  return proof('sessions live on', sessions.length, wrong);
}

async function auditChain(cluster: ClusterProcess): Promise<Proof> {
  const report = await cluster.cli('audit', 'verify').catch((error: unknown) => String(error));
  const isWhole = typeof report === 'object';
  return proof('the hash chain of the audit trail is whole', isWhole ? 1 : 0, isWhole ? [] : [String(report)]);
}
