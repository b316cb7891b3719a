import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { PlainBrowser } from '../plain-browser.fixture';
import type { InsistentClient } from './insistent-client';
import type { SchoolUnderLoad } from './school-under-load';
import { nameOf } from './seeded';

/** A person whose every write was acknowledged. */
export interface WrittenPerson {
  readonly id: string;
  readonly name: string;
  /** One to begin with, and one more for each change. */
  readonly version: number;
}

export interface SeenChange {
  readonly id: string;
  readonly kind: string;
  readonly subjectId: string;
  readonly occurredAt: string;
}

export interface FeedPage {
  readonly at: string;
  readonly from: string;
  readonly to: string;
  readonly count: number;
}

export interface Loaded {
  readonly people: WrittenPerson[];
  /** Rows of the rosters whose import was acknowledged as done. */
  importedRows: number;
  imports: number;
  /** How often an import had given up after all its attempts, and somebody pressed “continue”. */
  resumed: number;
  readonly endedUnits: string[];
  signIns: number;
  /** Cookies of everybody who was told to be signed in. */
  readonly sessions: Map<string, string>[];
  sessionUses: number;
  readonly lostSessions: string[];
  readonly changes: SeenChange[];
  /** Every page of the feed as it was got: for the story behind a change that was not seen. */
  readonly pages: FeedPage[];
  readonly clients: InsistentClient[];
}

const ROWS_PER_ROSTER = 120;
const SESSIONS_KEPT = 60;

/**
 * A steady mixture of what people do, until `until`; everything begun is finished. The reader of the feed follows until
 * `calm`, which begins then, is over.
 */
export async function loadUntil(
  url: string,
  school: SchoolUnderLoad,
  until: number,
  calm: () => Promise<void>,
): Promise<Loaded> {
  const [writer, otherWriter, importer, ender, reader] = [
    school.newClient(),
    school.newClient(),
    school.newClient(),
    school.newClient(),
    school.newClient(),
  ];
  const loaded: Loaded = {
    ...{
      people: [],
      importedRows: 0,
      imports: 0,
      resumed: 0,
      endedUnits: [],
      signIns: 0,
      sessions: [],
      sessionUses: 0,
    },
    ...{ lostSessions: [], changes: [], pages: [], clients: [writer, otherWriter, importer, ender, reader] },
  };
  const goesOn = (): boolean => Date.now() < until;
  const reading = { isOver: false };
  const others = Promise.all([
    writePeople(writer, school, 0, loaded, goesOn),
    writePeople(otherWriter, school, 1, loaded, goesOn),
    importRosters(importer, school, loaded, goesOn),
    addAndEndUnits(ender, school, loaded, goesOn),
    ...[0, 1].map((browser) => signInAgainAndAgain(url, school, browser, loaded, goesOn)),
    useSessions(url, loaded, goesOn),
  ]);
  await Promise.all([
    others.then(calm).finally(() => (reading.isOver = true)),
    followChanges(reader, loaded, () => !reading.isOver),
  ]);
  return loaded;
}

async function writePeople(
  client: InsistentClient,
  { classId }: SchoolUnderLoad,
  worker: number,
  { people }: Loaded,
  goesOn: () => boolean,
): Promise<void> {
  for (let n = 0; goesOn(); n += 1) {
    const number = `${worker + 1}${String(n).padStart(7, '0')}`;
    const person = {
      name: nameOf(worker === 0 ? '覃' : '蒙', n),
      identifiers: [{ kind: 'student_number', value: number }],
      membership: { unitId: classId, role: 'student' },
    };
    const { status, body } = await client.ask('POST', '/api/org/v1/people', person, randomUUID());
    const id = body.code === 'http.idempotency_answer_lost' ? await find(client, classId, number) : body.id;
    if (id === undefined) throw new Error(`A person was refused: ${status} ${JSON.stringify(body)}`);
    people.push(await change(client, id, `${person.name}改`));
    await sleep(40);
  }
}

async function find(client: InsistentClient, unitId: string, q: string): Promise<string | undefined> {
  const { body } = await client.ask('GET', `/api/org/v1/people?${new URLSearchParams({ unitId, q })}`);
  return body.items[0]?.id;
}

/** One whose answer got lost may have been done: then the version has moved on, and the name is ours. */
async function change(client: InsistentClient, id: string, name: string): Promise<WrittenPerson> {
  const path = `/api/org/v1/people/${id}`;
  const before = await client.ask('GET', path);
  const version: number = before.body.version;
  const { status, body } = await client.ask('PATCH', path, { name, version });
  if (status === 409) {
    const now = await client.ask('GET', path);
    if (now.body.name !== name || now.body.version !== version + 1)
      throw new Error(`Somebody else changed ${id}: ${JSON.stringify(now.body)}`);
  } else if (status >= 300) throw new Error(`A change was refused: ${status} ${JSON.stringify(body)}`);
  return { id, name, version: version + 1 };
}

async function importRosters(
  client: InsistentClient,
  { importSchoolId }: SchoolUnderLoad,
  loaded: Loaded,
  goesOn: () => boolean,
): Promise<void> {
  while (goesOn()) {
    const first = loaded.imports * ROWS_PER_ROSTER;
    const lines = Array.from({ length: ROWS_PER_ROSTER }, (_, n) => `韦学生,男,${5_000_000 + first + n},三(1)班`);
    const file = Buffer.from(`姓名,性别,学号,班级\n${lines.join('\n')}\n`);
    const query = new URLSearchParams({ unitId: importSchoolId, fileName: `花名册${loaded.imports}.csv` });
    const { body: taken } = await client.ask('POST', `/api/org/v1/imports?${query}`, file);
    const done = await carryOut(client, taken.id, loaded);
    if (done.state !== 'done') throw new Error(`An import ended as ${done.state}: ${JSON.stringify(done.failure)}`);
    loaded.imports += 1;
    loaded.importedRows += ROWS_PER_ROSTER;
    await sleep(300);
  }
}

/** What applications and grants of an ended unit lose, their consumers hear by events. */
async function addAndEndUnits(
  client: InsistentClient,
  { schoolId }: SchoolUnderLoad,
  { endedUnits }: Loaded,
  goesOn: () => boolean,
): Promise<void> {
  while (goesOn()) {
    const department = { kind: 'department', parentId: schoolId, name: nameOf('临时部门', endedUnits.length) };
    const { status, body } = await client.ask('POST', '/api/org/v1/units', department, randomUUID());
    const id = body.code === 'http.idempotency_answer_lost' ? await findUnit(client, department.name) : body.id;
    if (id === undefined) throw new Error(`A unit was refused: ${status} ${JSON.stringify(body)}`);
    await client.ask('POST', `/api/org/v1/units/${id}/end`, {});
    endedUnits.push(id);
    await sleep(1_000);
  }
}

async function findUnit(client: InsistentClient, q: string): Promise<string | undefined> {
  const { body } = await client.ask('GET', `/api/org/v1/units?${new URLSearchParams({ q })}`);
  return body.items[0]?.id;
}

async function carryOut(
  client: InsistentClient,
  id: string,
  loaded: Loaded,
): Promise<{ state: string; failure?: unknown }> {
  for (const end = Date.now() + 300_000; ; await sleep(200)) {
    const { body } = await client.ask('GET', `/api/org/v1/imports/${id}`);
    // Twice is refused the second time: which answer gets lost does not matter.
    if (body.state === 'ready') await client.ask('POST', `/api/org/v1/imports/${id}/confirmation`, {});
    else if (body.state === 'failed' && body.failure?.code === 'org.import_interrupted') {
      await client.ask('POST', `/api/org/v1/imports/${id}/resumption`, {});
      loaded.resumed += 1;
    } else if (!['reading', 'applying'].includes(body.state)) return body;
    if (Date.now() > end) throw new Error(`Import ${id} stays in ${body.state}`);
  }
}

async function signInAgainAndAgain(
  url: string,
  { usernames, password }: SchoolUnderLoad,
  worker: number,
  loaded: Loaded,
  goesOn: () => boolean,
): Promise<void> {
  for (let n = worker; goesOn(); n += 2) {
    const browser = new PlainBrowser(url);
    try {
      await browser.open('/login');
      const page = await browser.submit('sign-in', { username: usernames[n % usernames.length] as string, password });
      if (page.status === 200 && page.path === '/') {
        loaded.signIns += 1;
        if (loaded.sessions.length < SESSIONS_KEPT) loaded.sessions.push(browser.cookies);
      }
    } catch {
      // Nobody was there: the person tries again.
    }
    await sleep(150);
  }
}

/** Whether the base knows this browser; undefined when it did not say. */
export async function isSignedIn(url: string, cookies: ReadonlyMap<string, string>): Promise<boolean | undefined> {
  const browser = new PlainBrowser(url);
  for (const [name, value] of cookies) browser.cookies.set(name, value);
  try {
    const { status, path } = await browser.open('/account');
    if (status >= 500 || status === 429) return undefined;
    return status === 200 && path === '/account';
  } catch {
    return undefined;
  }
}

async function useSessions(url: string, loaded: Loaded, goesOn: () => boolean): Promise<void> {
  for (let n = 0; goesOn(); n += 1) {
    await sleep(100);
    const cookies = loaded.sessions[n % Math.max(1, loaded.sessions.length)];
    if (cookies === undefined) continue;
    const known = await isSignedIn(url, cookies);
    if (known === true) loaded.sessionUses += 1;
    if (known === false) loaded.lostSessions.push(`in use, ${new Date().toISOString()}`);
  }
}

const positionIn = (cursor: string): string => Buffer.from(cursor, 'base64url').toString('utf8');

/** As an application that keeps its copy up to date: from the beginning, by the cursor it was given last. */
async function followChanges(
  client: InsistentClient,
  { changes, pages }: Loaded,
  goesOn: () => boolean,
): Promise<void> {
  let cursor = '';
  for (let last = true; last || goesOn(); ) {
    const query = new URLSearchParams({ limit: '500', ...(cursor === '' ? {} : { cursor }) });
    const { status, body } = await client.ask('GET', `/api/events/v1/changes?${query}`);
    if (status !== 200) throw new Error(`The change feed answered ${status}: ${JSON.stringify(body)}`);
    changes.push(...body.items);
    const page = { from: positionIn(cursor), to: positionIn(body.nextCursor), count: body.items.length };
    if (page.from !== page.to) pages.push({ at: new Date().toISOString(), ...page });
    cursor = body.nextCursor;
    last = body.hasMore;
    if (!body.hasMore) await sleep(250);
    last ||= goesOn();
  }
}
