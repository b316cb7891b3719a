// Bulk accounts: what identity makes of the events of a bulk import, three names a person, its own events checked; the limit
// of the same run is one INSERT … SELECT of the same rows into each of the same tables.
import { setTimeout as sleep } from 'node:timers/promises';
// eslint-disable-next-line no-restricted-imports -- the owner appends what an import would and makes the limit
import { Client } from 'pg';
import { report, reportLoad } from './process-cost';
import type { Cpu } from './process-cost';
import { withBase } from './whole-base';
import type { WholeBase } from './whole-base';

const PEOPLE = 30_000;
const WARMING = 4_000;
const AT_LEAST = 10_000;
const LATE_MS = 120_000;

/** Events as an import appends them. The names are the blind values of nobody. */
const invent = `
  CREATE TABLE bench.events AS
  SELECT row_number() OVER () AS n, 'org.person.added.v1' AS type, person::text AS key, 'system' AS actor, jsonb_build_object('personId', person, 'audience', 'student',
    'loginNames', jsonb_build_array(
      jsonb_build_object('kind', 'phone', 'blindIndex', pg_temp.blind('phone' || person)),
      jsonb_build_object('kind', 'id_number', 'blindIndex', pg_temp.blind('id' || person)),
      jsonb_build_object('kind', 'student_number', 'blindIndex', pg_temp.blind('number' || person), 'schoolId', gen_random_uuid()))) AS data
  FROM (SELECT gen_random_uuid() AS person FROM generate_series(1, ${WARMING + PEOPLE})) AS people`;

const blind = `CREATE FUNCTION pg_temp.blind(text text) RETURNS text LANGUAGE sql AS
  $$ SELECT rtrim(translate(encode(sha256(text::bytea), 'base64'), '+/', '-_'), '=') $$`;

/** The tables that a new account is written to, and their rows. */
const written = [
  ['identity.account', 'id, person_id, audience', 'true'],
  ['identity.login_name', 'account_id, kind, scope, value', 'true'],
  ['identity.inbox', 'consumer, event_id', `consumer = 'identity.accounts'`],
  ['events.log', 'position, event, type, key, actor, data, occurred_at', `type = 'identity.account.created.v1'`],
] as const;

interface Cost {
  readonly seconds: number;
  readonly cpu: Cpu;
}

async function costOf(base: WholeBase, work: () => Promise<void>): Promise<Cost> {
  const [before, started] = [base.cpu(), performance.now()];
  await work();
  const [seconds, after] = [(performance.now() - started) / 1_000, base.cpu()];
  return { seconds, cpu: { node: after.node - before.node, postgres: after.postgres - before.postgres } };
}

/** From the commit of the import's events to the commit of the last account. */
async function follow(base: WholeBase, owner: Client, from: number, to: number): Promise<Cost> {
  const append = 'INSERT INTO org.outbox (type, key, actor, data) SELECT type, key, actor, data FROM bench.events';
  await owner.query('BEGIN');
  await owner.query(`${append} WHERE n > $1 AND n <= $2`, [from, to]);
  return costOf(base, async () => {
    await owner.query('COMMIT');
    await untilThere(owner, to);
  });
}

async function untilThere(owner: Client, to: number): Promise<void> {
  const late = Date.now() + LATE_MS;
  while ((await accounts(owner)) < to) {
    if (Date.now() > late) throw new Error('Accounts were not made in time');
    await sleep(50);
  }
}

async function accounts(owner: Client): Promise<number> {
  const { rows } = await owner.query<{ n: number }>('SELECT count(*)::int AS n FROM identity.account');
  return rows[0]?.n ?? 0;
}

async function insertPlainly(owner: Client): Promise<void> {
  for (const [table, columns, wanted] of written) {
    const twin = `bench.${table.replace('.', '_')}`;
    await owner.query(`INSERT INTO ${twin} (${columns}) SELECT ${columns} FROM ${table} WHERE ${wanted}`);
  }
}

async function prepare(owner: Client): Promise<void> {
  for (const statement of ['CREATE SCHEMA bench', blind, invent]) await owner.query(statement);
  for (const [table] of written)
    await owner.query(`CREATE TABLE bench.${table.replace('.', '_')} (LIKE ${table} INCLUDING ALL)`);
}

const cpuText = ({ cpu: { node, postgres } }: Cost, people: number): string =>
  `${((node / people) * 1e6).toFixed(0)} µs Node + ${((postgres / people) * 1e6).toFixed(0)} µs PostgreSQL`;

async function main(): Promise<void> {
  await withBase({}, async (base) => {
    const owner = new Client(base.owner());
    await owner.connect();
    await prepare(owner);
    await follow(base, owner, 0, WARMING);
    const cost = await follow(base, owner, WARMING, WARMING + PEOPLE);
    const made = PEOPLE + WARMING;
    const plain = await costOf(base, () => insertPlainly(owner));
    await owner.end();
    const rate = PEOPLE / cost.seconds;
    report('accounts from a bulk import, with three names each', `${Math.round(rate)}/s (at least ${AT_LEAST})`);
    report('CPU of an account, relay and reading included', cpuText(cost, PEOPLE));
    report('a plain INSERT of the same rows', `${Math.round(made / plain.seconds)}/s, CPU ${cpuText(plain, made)}`);
    const total = (cost.cpu.node + cost.cpu.postgres) / PEOPLE;
    report('accounts per CPU-second', String(Math.round(1 / total)));
    report('CPU ÷ CPU of the plain INSERT', ((total / plain.cpu.postgres) * made).toFixed(1));
    reportLoad();
    if (rate < AT_LEAST) process.exitCode = 1;
  });
}

void main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
