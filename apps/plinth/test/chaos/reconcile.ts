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

/** Every event that a consumer asked for is in its inbox; that it is there once, the primary key says. */
export async function handledOnce(cluster: ClusterProcess): Promise<Proof> {
  const [row] = await cluster.asOwner<{ events: number; handled: number; missing: string[] }>(
    `WITH wanted AS (
       SELECT event, type FROM events.log
       WHERE type IN (SELECT DISTINCT log.type FROM identity.inbox JOIN events.log ON log.event = inbox.event_id)
     )
     SELECT count(*)::int AS events, count(inbox.event_id)::int AS handled,
       coalesce((array_agg(wanted.type || ' ' || wanted.event) FILTER (WHERE inbox.event_id IS NULL))[1:5], '{}') AS missing
     FROM wanted LEFT JOIN identity.inbox ON inbox.event_id = wanted.event`,
  );
  const missing = (row?.events ?? 0) - (row?.handled ?? 0);
  const wrong =
    missing === 0 ? [] : [`${missing} not handled or handled more than once, as ${row?.missing.join(', ')}`];
  return proof('events were handled by the consumer of accounts, each once', row?.events ?? 0, wrong);
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

async function poisonSetAside(cluster: ClusterProcess, poisoned: number): Promise<Proof> {
  const [row] = await cluster.asOwner<{ n: number }>(
    `SELECT count(*)::int AS n FROM identity.dead_letter WHERE message ? 'unread'`,
  );
  const wrong = row?.n === poisoned ? [] : [`${row?.n} were set aside`];
  return proof('messages that are no events were set aside, and stopped nothing', poisoned, wrong);
}

async function noDeadLetters(cluster: ClusterProcess): Promise<Proof> {
  const rows = await cluster.asOwner<{ consumer: string; state: string; n: number }>(
    `SELECT consumer, state, count(*)::int AS n FROM identity.dead_letter
     WHERE NOT coalesce(message ? 'unread', false) GROUP BY 1, 2`,
  );
  return proof(
    'events were given up by a consumer',
    0,
    rows.map((row) => JSON.stringify(row)),
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
