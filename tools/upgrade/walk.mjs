// What is done on a base during the check of an upgrade, and what must be there afterwards.
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root } from '../workspace.mjs';

const rosters = path.join(root, 'libs/org/fixtures/rosters');
const [STAFF, PUPILS] = ['教职工信息表.csv', 'students-jyt.csv'].map((name) => path.join(rosters, name));
const SCHOOLS = { first: '2145000101', second: '2145000102' };
const PASSWORD = 'Green-Lantern-82';

const unit = async (release, kind, name, parent, code) =>
  (
    await release.cli([
      'unit',
      'add',
      '--kind',
      kind,
      '--name',
      name,
      '--parent',
      parent,
      ...(code ? ['--code', code] : []),
    ])
  ).id;

/** A school with its staff, and a password. Answers what any release has to find. */
export async function makeBase(release) {
  const bureau = await unit(release, 'bureau', '北海市教育局', 'root');
  const school = await unit(release, 'school', '第一实验小学', bureau, SCHOOLS.first);
  await release.cli(['import', STAFF, '--unit', school, '--confirm']);
  const account = await withPassword(release, `${SCHOOLS.first}/T0001`);
  return {
    bureau,
    schools: { [school]: await countOf(release, school) },
    accounts: [account],
    ...(await sum(release, [school])),
  };
}

/** A unit, an import, an account more, and the old password still opens. */
export async function workOn(release, made) {
  const school = await unit(release, 'school', '第二实验小学', made.bureau, SCHOOLS.second);
  await release.cli(['import', PUPILS, '--unit', school, '--confirm']);
  const [first] = Object.keys(made.schools);
  const accounts = [...made.accounts, await withPassword(release, `${SCHOOLS.first}/T0002`)];
  const schools = { ...made.schools, [school]: await countOf(release, school) };
  return { ...made, schools, accounts, ...(await sum(release, [first, school])) };
}

export async function provePresence(release, { schools, accounts, people, units }) {
  for (const [school, expected] of Object.entries(schools)) {
    const found = await countOf(release, school);
    if (found !== expected) throw new Error(`${release.name} finds ${found} people of ${expected} in ${school}`);
  }
  const seen = await sum(release, Object.keys(schools));
  if (seen.units !== units || seen.people !== people)
    throw new Error(`${release.name} finds ${JSON.stringify(seen)} instead of ${JSON.stringify({ people, units })}`);
  for (const name of accounts) await opens(release, name);
  await release.cli(['audit', 'verify']);
}

async function sum(release, schools) {
  const { items } = await release.cli(['unit', 'list']);
  let people = 0;
  for (const school of schools) people += await countOf(release, school);
  return {
    people,
    units: items
      .map(({ id, name }) => `${id} ${name}`)
      .sort()
      .join('\n'),
  };
}

async function countOf(release, school) {
  let [count, cursor] = [0, ''];
  do {
    const query = new URLSearchParams({ unitId: school, limit: '100', ...(cursor ? { cursor } : {}) });
    const page = await release.get(`/api/org/v1/people?${query}`);
    count += page.items.length;
    cursor = page.nextCursor ?? page.next ?? '';
  } while (cursor);
  if (count === 0) throw new Error(`${release.name} shows nobody of ${school}`);
  return count;
}

/** The account is made by an event of the import: it may take a moment. */
async function withPassword(release, name) {
  for (let tries = 0; ; tries += 1) {
    try {
      await release.cli(['account', 'set-password', '--name', name, '--keep'], PASSWORD);
      break;
    } catch (error) {
      if (tries === 100) throw error;
      await sleep(100);
    }
  }
  await opens(release, name);
  return name;
}

async function opens(release, name) {
  const right = await release.signIn(name, PASSWORD);
  if (right.status !== 303 && right.status !== 302)
    throw new Error(`${release.name}: ${name} does not sign in (${right.status})`);
  const wrong = await release.signIn(name, `${PASSWORD}!`);
  if (wrong.status < 400) throw new Error(`${release.name}: ${name} signs in with a wrong password (${wrong.status})`);
}
