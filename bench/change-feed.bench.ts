// Change feed on a log of 1,000,000 events: what a page of 200 changes costs at its start, in the middle and at its end, for an
// application with a grant in one of two districts. The limit of the same run is the same stretch of the log read plainly.
import { DataGrants } from '@plinth/market-contract';
import { OrgPermissions, ROOT_UNIT_ID } from '@plinth/org-contract';
import { Scope } from '@plinth/platform-auth';
import type { FieldCipher } from '@plinth/platform-crypto';
import { encodeCursor, migrate, openDomainDatabase, startEmbeddedServer } from '@plinth/platform-database';
import type { Database } from '@plinth/platform-database';
import { auditSchema } from '@plinth/platform-audit-trail';
import { eventsSchema } from '@plinth/platform-events';
import { PostgresFeedReader } from '../libs/org/src/feed/feed.reader.postgres';
import { ReadChanges } from '../libs/org/src/feed/read-changes';
import { orgSchema } from '../libs/org/src/migrations';
import { ClientGrants } from '../libs/org/src/roster/client-grants';
import { RosterPeople } from '../libs/org/src/roster/roster-people';
import { PostgresRosterReader } from '../libs/org/src/roster/roster.reader.postgres';
import { cpuOfBase, report, reportLoad } from './process-cost';
import { makeHome, removeHome } from './whole-base';

const EVENTS = 1_000_000;
const PEOPLE = 20_000;
const SCHOOLS = 100;
const PAGE = 200;
const PAGES = 8;
const ROUNDS = 6;
const MOST = 1.5;
const DISTRICTS = ['00000000-0000-7000-8000-00000000000a', '00000000-0000-7000-8000-00000000000b'] as const;

const districtPath = (nth: number): string => `bench.d${nth}`;
const schoolOf = (number: string): string => `md5('school' || ${number} % ${SCHOOLS})::uuid`;
/** Odd schools are in one district, even ones in the other. */
const pathOf = (number: string): string => `'bench.d' || ${number} % ${SCHOOLS} % 2 || '.s' || ${number} % ${SCHOOLS}`;
const personOf = (number: string): string => `md5('person' || ${number} % ${PEOPLE})::uuid`;

const register = [
  ...DISTRICTS.map(
    (id, nth) => `INSERT INTO unit (id, kind, parent_id, path, name)
      VALUES ('${id}', 'district', '${ROOT_UNIT_ID}', '${districtPath(nth)}', '区${nth}')`,
  ),
  `INSERT INTO unit (id, kind, parent_id, path, school_id, name)
   SELECT ${schoolOf('n')}, 'school', CASE n % 2 WHEN 0 THEN '${DISTRICTS[0]}'::uuid ELSE '${DISTRICTS[1]}' END,
     (${pathOf('n')})::ltree, ${schoolOf('n')}, '学校' || n FROM generate_series(0, ${SCHOOLS - 1}) n`,
  `INSERT INTO person (id, name, name_pinyin, name_initials, sex, audience)
   SELECT ${personOf('n')}, '学生' || n, 'xue sheng', 'xs', '1', 'student' FROM generate_series(0, ${PEOPLE - 1}) n`,
  `INSERT INTO membership (id, person_id, unit_id, school_id, role, sort_key)
   SELECT gen_random_uuid(), ${personOf('n')}, ${schoolOf('n')}, ${schoolOf('n')}, 'student', 'xue sheng'
   FROM generate_series(0, ${PEOPLE - 1}) n`,
  'ANALYZE unit, person, membership',
];

/** Of five events two speak of a person, two of a membership, and one is another domain's. */
const log = [
  `INSERT INTO events.log (position, event, type, key, unit_path, actor, data, occurred_at)
   SELECT n, gen_random_uuid(),
     CASE n % 5 WHEN 4 THEN 'identity.account.created.v1' WHEN 3 THEN 'org.person.changed.v1' WHEN 1 THEN 'org.person.added.v1'
       ELSE 'org.membership.started.v1' END,
     ${personOf('n / 5')}::text, ${pathOf('n / 5')}, 'system',
     jsonb_build_object('personId', ${personOf('n / 5')}, 'membershipId', gen_random_uuid(), 'unitId', ${schoolOf('n / 5')},
       'role', 'student', 'audience', 'student'), now()
   FROM generate_series(1, ${EVENTS}) n`,
  `UPDATE events.counter SET position = ${EVENTS}`,
];

class OneGrant extends DataGrants {
  async of() {
    const expiresAt = new Date(Date.now() + 3_600_000);
    const given = { grantId: 'one', clientId: 'bench', unitId: DISTRICTS[0], purpose: '作业', expiresAt };
    return [{ ...given, fields: ['name', 'pinyin', 'sex'] }];
  }
}

interface Spent {
  readonly cpuMs: number;
  readonly wallMs: number;
}

/** Milliseconds a page, of this process and of PostgreSQL. */
async function spentOn(postmaster: number, page: (nth: number) => Promise<void>): Promise<Spent> {
  const cpu = (): number => {
    const { node, postgres } = cpuOfBase(process.pid, postmaster);
    return (node + postgres) * 1_000;
  };
  const [before, started] = [cpu(), performance.now()];
  for (let nth = 0; nth < PAGES; nth += 1) await page(nth);
  const wallMs = (performance.now() - started) / PAGES;
  return { cpuMs: (cpu() - before) / PAGES, wallMs };
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

async function measure(database: Database, postmaster: number): Promise<void> {
  const roster = new PostgresRosterReader(database);
  const grants = new ClientGrants(new OneGrant(), roster);
  // No sealed field is granted here.
  const people = new RosterPeople({} as FieldCipher);
  const changes = new ReadChanges(new PostgresFeedReader(database), roster, grants, people);
  const authority = {
    grants: [{ permission: OrgPermissions.rosterRead, unitId: DISTRICTS[0], unitPath: districtPath(0) }],
  };
  const scope = Scope.of(authority, OrgPermissions.rosterRead);
  const span = PAGES * PAGE * 3;
  const places = { start: 0, middle: EVENTS / 2, end: EVENTS - span } as const;
  const spent: Record<string, Spent[]> = { start: [], middle: [], end: [], plainly: [] };
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const [place, position] of Object.entries(places)) {
      let cursor = encodeCursor([position]);
      const cost = await spentOn(postmaster, async () => {
        const page = await changes.execute({ clientId: 'bench', scope, cursor, limit: PAGE });
        if (page.items.length !== PAGE) throw new Error(`${page.items.length} changes at ${place}`);
        cursor = page.nextCursor;
      });
      if (round > 0) spent[place]?.push(cost);
    }
    const plain = await spentOn(postmaster, async (nth) => {
      const stretch = 'SELECT * FROM events.log WHERE position > $1 ORDER BY position LIMIT $2';
      await database.query(stretch, [EVENTS / 2 + nth * PAGE, PAGE]);
    });
    if (round > 0) spent['plainly']?.push(plain);
  }
  tell(spent);
}

function tell(spent: Readonly<Record<string, readonly Spent[]>>): void {
  const cpuOf = (place: string): number => mean((spent[place] ?? []).map(({ cpuMs }) => cpuMs));
  const wallOf = (place: string): number => mean((spent[place] ?? []).map(({ wallMs }) => wallMs));
  for (const place of ['start', 'middle', 'end', 'plainly'])
    report(
      place === 'plainly' ? 'the same number of rows of the log, plainly' : `a page of ${PAGE} changes, ${place}`,
      `CPU ${cpuOf(place).toFixed(1)} ms, ${wallOf(place).toFixed(1)} ms`,
    );
  const ratio = (place: string): number => cpuOf(place) / cpuOf('start');
  report('CPU of the middle ÷ of the start', `${ratio('middle').toFixed(2)} (at most ${MOST})`);
  report('CPU of the end ÷ of the start', `${ratio('end').toFixed(2)} (at most ${MOST})`);
  report('CPU of the start ÷ plainly', (cpuOf('start') / cpuOf('plainly')).toFixed(1));
  reportLoad();
  if (ratio('middle') > MOST || ratio('end') > MOST) process.exitCode = 1;
}

async function main(): Promise<void> {
  const home = makeHome();
  const server = await startEmbeddedServer({ home });
  const end = async (): Promise<void> => {
    await server.stop();
    await removeHome(home);
  };
  process.once('SIGTERM', () => void end().finally(() => process.exit(1)));
  try {
    await migrate(server, [eventsSchema, auditSchema, orgSchema]);
    const [org, events] = [
      await openDomainDatabase({ server, domain: 'org' }),
      await openDomainDatabase({ server, domain: 'events', poolSize: 2 }),
    ];
    for (const statement of register) await org.database.query(statement);
    for (const statement of log) await events.database.query(statement);
    await events.close();
    await measure(org.database, server.pid);
    await org.close();
  } finally {
    await end();
  }
}

void main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
