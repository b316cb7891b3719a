// The portal over a district of 50,000 pupils, in Chromium, production build, through the gateway: each promise about speed beside its limit.
// Everything is timed by the clock of the page. The machine's load is printed beside the figures: they mean little on a busy one.
// `npm run bench portal:tree,memory` measures only those parts. With PLINTH_BENCH_HOME the seeded base stays in that folder and is
// taken again the next time.
import * as fs from 'node:fs';
import * as path from 'node:path';
import ExcelJS from 'exceljs';
// eslint-disable-next-line no-restricted-imports -- 20,000 units are made in one statement
import { Client } from 'pg';
import type { Page } from 'playwright-core';
import { heapOf } from './heap-of-page';
import type { PageHeap } from './heap-of-page';
import { plinth, Seat, timed, whenTrue } from './portal-seat';
import { report, reportLoad } from './process-cost';
import { withBase } from './whole-base';
import type { WholeBase } from './whole-base';

const web = path.join(__dirname, '../apps/portal/web');
const ROUNDS = 5;
const NAVIGATIONS = 300;
const SETTLED_MS = 500;
const PUPILS_IN_FILE = 3_000;
const ADDED_SCHOOLS = 480;
const ADDED_UNITS_EACH = 38;

const at = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? NaN;

function tell(what: string, value: number, limit: number, unit: string): void {
  const words = value <= limit ? 'reached' : 'OPEN';
  if (value > limit) process.exitCode = 1;
  report(what, `${value.toFixed(value < 10 ? 2 : 0)} ${unit} (${words}: ${limit})`);
}

const IS_OPEN = `document.querySelector('h1') && document.querySelector('nav a')`;
const HAS_ROWS = `document.querySelector('[data-row] a') && document.querySelector('[role=grid]').ariaBusy !== 'true'`;

/** Without the code of other pages, which is fetched once nobody waits for anything. */
const OWN_SCRIPTS = `(() => {
  const ahead = performance.getEntriesByName('plinth.code-ahead')[0]?.startTime ?? Infinity;
  return performance.getEntriesByType('resource')
    .filter(({ startTime }) => startTime < ahead).map(({ name }) => new URL(name).pathname)
    .filter((name) => name.endsWith('.js'));
})()`;

/** What the first page asks for, and when it can be used: with nothing in the browser, and once more. */
async function firstPage(seat: Seat): Promise<void> {
  const [cold, warm]: [number[], number[]] = [[], []];
  let scripts: readonly string[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const page = await seat.fresh();
    for (const times of [cold, warm]) {
      await seat.open('/', page);
      times.push(await whenTrue(page, IS_OPEN));
      if (times === cold) await page.waitForLoadState('networkidle');
      if (times === cold && round === 0) scripts = (await page.evaluate(OWN_SCRIPTS)) as readonly string[];
    }
    await page.context().close();
  }
  const packed = scripts.map((name) => path.join(web, `${name}.gz`)).filter((file) => fs.existsSync(file));
  tell(
    'script of the first page, gzipped',
    packed.reduce((sum, file) => sum + fs.statSync(file).size, 0) / 1_000,
    320,
    'kB',
  );
  tell('first page, cold, median', at(cold, 0.5), 1_500, 'ms');
  tell('first page, warm, median', at(warm, 0.5), 500, 'ms');
}

const NAVIGATION = [
  '/admin/units',
  '/admin/people',
  '/admin/imports',
  '/admin/slips',
  '/admin/roles',
  '/admin/audit',
  '/admin',
];
const linkTo = (address: string): string => `nav a[href^="${address}?"], nav a[href="${address}"]`;

/** Somebody points at a line of the navigation and presses it. */
async function goTo(page: Page, address: string): Promise<number> {
  const link = linkTo(address);
  const before = await page.evaluate(`document.querySelector('h1').textContent`);
  await page.hover(link);
  return timed(
    page,
    `document.querySelector('${link}').click()`,
    `document.querySelector('h1') && document.querySelector('h1').textContent !== ${JSON.stringify(before)}`,
  );
}

async function routes(seat: Seat): Promise<void> {
  const page = await seat.open('/');
  const times: number[] = [];
  for (let round = 0; round < 2; round += 1) for (const address of NAVIGATION) times.push(await goTo(page, address));
  tell('route change, p95', at(times, 0.95), 200, 'ms');
  await page.context().close();
}

async function gridRows(seat: Seat): Promise<void> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const page = await seat.open('/admin/imports');
    await page.waitForLoadState('networkidle');
    await page.hover(linkTo('/admin/people'));
    times.push(await timed(page, `document.querySelector('${linkTo('/admin/people')}').click()`, HAS_ROWS));
    await page.context().close();
  }
  tell('people: first rows, median', at(times, 0.5), 300, 'ms');
}

/** Longest time for which a row in sight was blank, over ten seconds of scrolling, by frames. */
const SCROLL = `new Promise((done) => {
  const grid = document.querySelector('[role=grid]');
  const until = performance.now() + 10000;
  let [blankSince, longest, rows] = [0, 0, 0];
  const step = (now) => {
    const [top, bottom] = [grid.scrollTop + 44, grid.scrollTop + grid.clientHeight - 44];
    const inSight = [...grid.querySelectorAll('[data-row]')].filter((row) => {
      const y = new DOMMatrix(getComputedStyle(row).transform).m42;
      return y + 44 > top && y < bottom;
    });
    const isBlank = inSight.length < 8 || inSight.some((row) => !row.querySelector('a'));
    if (!isBlank) blankSince = 0;
    else { blankSince = blankSince || now; longest = Math.max(longest, now - blankSince); }
    rows = Math.max(rows, inSight.length);
    grid.scrollTop += 40;
    if (now < until) requestAnimationFrame(step); else done(longest);
  };
  requestAnimationFrame(step);
})`;

/** The list is that of what was typed: its first line begins with it, in letters or in initials. */
const shows = (typed: string): string => `(() => {
  if (document.querySelector('[role=grid]')?.ariaBusy === 'true') return false;
  if (new URL(location).searchParams.get('q') !== '${typed}') return false;
  const syllables = document.querySelector('[data-row="0"] a')?.lastElementChild.textContent.split(' ');
  return !syllables || [syllables.join(''), syllables.map(([first]) => first).join('')].some((text) => text.startsWith('${typed}'));
})()`;

/** Of somebody who types fast: what one letter finds may be there sooner than the next can be pressed. */
const BETWEEN_LETTERS_MS = 150;

async function grid(seat: Seat): Promise<void> {
  const page = await seat.open('/admin/people');
  await whenTrue(page, HAS_ROWS);
  tell('people: longest blank while scrolling', (await page.evaluate(SCROLL)) as number, 100, 'ms');
  const times: number[] = [];
  for (const word of ['zhangwei', 'lixin', 'chenyu', 'wanghao', 'liuyang', 'zhaomin', 'huangjie']) {
    await page.fill('input[type=search]', '');
    await page.waitForTimeout(500);
    for (let length = 1; length <= word.length; length += 1) {
      const typed = word.slice(0, length);
      await whenTrue(page, `performance.now() > (globalThis.__from ?? 0) + ${BETWEEN_LETTERS_MS}`);
      await page.evaluate(
        `document.querySelector('input[type=search]').addEventListener('input', () => { globalThis.__from = performance.now(); }, { once: true })`,
      );
      await page.keyboard.type(typed.at(-1) as string);
      times.push((await whenTrue(page, shows(typed))) - ((await page.evaluate('globalThis.__from')) as number));
    }
  }
  tell('people: search as one types, p95', at(times, 0.95), 150, 'ms');
  await page.context().close();
}

async function writeRoster(file: string): Promise<void> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('学生');
  sheet.addRow(['姓名', '性别', '班级', '学号']);
  for (let nth = 0; nth < PUPILS_IN_FILE; nth += 1)
    sheet.addRow([
      `陈${'子宇欣怡佳'[nth % 5]}${'轩涵明慧'[nth % 4]}`,
      nth % 2 ? '男' : '女',
      `一年级${1 + (nth % 40)}班`,
      `2026${10_000 + nth}`,
    ]);
  await workbook.xlsx.writeFile(file);
}

/** From the press of the button that sends the file until its dry run is there. */
async function dryRun(seat: Seat, base: WholeBase, districtId: string): Promise<void> {
  const schools = await base.api<{ items: { id: string }[] }>(
    'GET',
    `/api/org/v1/units?kind=school&underId=${districtId}&limit=1`,
  );
  const schoolId = schools.items[0]?.id as string;
  const file = path.join(base.home, 'roster.xlsx');
  await writeRoster(file);
  const times: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    const page = await seat.open(`/admin/imports/new?unit=${schoolId}`);
    await page.setInputFiles('input[type=file]', file);
    const button = `[...document.querySelectorAll('button')].find((one) => one.textContent.includes('上传并试算'))`;
    await whenTrue(page, `${button} && !${button}.disabled`);
    times.push(
      await timed(
        page,
        `${button}.click()`,
        `location.pathname.match(/imports\\/[0-9a-f-]{36}/) && document.querySelector('main select')`,
      ),
    );
    await page.context().close();
  }
  tell(`dry run of ${PUPILS_IN_FILE} rows shown, median`, at(times, 0.5), 2_000, 'ms');
}

/** Schools under the district of the seed, until there are 20,000 units. Answers the district. */
async function makeUnits(base: WholeBase): Promise<string> {
  const client = new Client(base.owner());
  // What went wrong is told by the query; that the base has ended after it is no news.
  client.on('error', () => undefined);
  await client.connect();
  const { rows } = await client.query<{ id: string }>(`
    WITH district AS (SELECT id, path FROM org.unit WHERE kind = 'district' LIMIT 1),
    named AS MATERIALIZED (
      SELECT gen_random_uuid() AS id, nth FROM generate_series(1, ${ADDED_SCHOOLS}) nth),
    school AS (
      INSERT INTO org.unit (id, kind, parent_id, path, school_id, name, name_pinyin, name_initials)
      SELECT n.id, 'school', d.id, d.path || replace(n.id::text, '-', '')::text, n.id, '新建第' || n.nth || '小学', 'xin jian', 'xj'
      FROM district d CROSS JOIN named n RETURNING id, path),
    inside AS MATERIALIZED (
      SELECT s.id AS school_id, s.path, gen_random_uuid() AS id, nth
      FROM school s CROSS JOIN generate_series(1, ${ADDED_UNITS_EACH}) nth),
    department AS (
      INSERT INTO org.unit (id, kind, parent_id, path, school_id, name, name_pinyin, name_initials)
      SELECT i.id, 'department', i.school_id, i.path || replace(i.id::text, '-', '')::text, i.school_id,
        '第' || i.nth || '教研组', 'jiao yan zu', 'jyz'
      FROM inside i RETURNING id)
    SELECT district.id FROM district, (SELECT count(*) FROM department) made`);
  const { rows: counted } = await client.query<{ n: number }>('SELECT count(*)::int AS n FROM org.unit');
  await client.query('ANALYZE org.unit');
  await client.end();
  report('units', String(counted[0]?.n));
  return rows[0]?.id as string;
}

async function tree(seat: Seat, districtId: string): Promise<void> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const page = await seat.open('/admin/imports');
    await page.waitForLoadState('networkidle');
    await page.hover(linkTo('/admin/units'));
    await page.evaluate(`history.replaceState(history.state, '', location.pathname + '?unit=${districtId}')`);
    times.push(
      await timed(
        page,
        `document.querySelector('${linkTo('/admin/units')}').click()`,
        `document.querySelectorAll('[role=treeitem]').length > 1`,
      ),
    );
    await page.context().close();
  }
  const page = await seat.open(`/admin/units?unit=${districtId}`);
  await page.waitForSelector('[role=treeitem][aria-selected=true]');
  const unfolded = await timed(
    page,
    `const chosen = document.querySelector('[role=treeitem][aria-selected=true]'); chosen.focus(); chosen.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }))`,
    `document.querySelectorAll('[role=treeitem]').length > 10`,
  );
  tell('tree opens, median', at(times, 0.5), 500, 'ms');
  tell('tree: a district of 500 and more unfolds', unfolded, 500, 'ms');
  await page.context().close();
}

async function memory(seat: Seat): Promise<void> {
  const page = await seat.open('/');
  const session = await page.context().newCDPSession(page);
  const walk = async (count: number) => {
    for (let nth = 0; nth < count; nth += 1) await goTo(page, NAVIGATION[nth % NAVIGATION.length] as string);
  };
  /** Every page until it is whole: what comes once, its code and the engine of its charts, is no growth. Ends where it began. */
  const lookAtAll = async () => {
    for (const address of NAVIGATION) {
      await goTo(page, address);
      await whenTrue(page, `!document.querySelector('main [aria-busy=true]')`);
      await page.waitForTimeout(SETTLED_MS);
    }
  };
  await walk(2 * NAVIGATION.length);
  await lookAtAll();
  const before = await heapOf(session);
  await walk(NAVIGATIONS);
  await lookAtAll();
  const after = await heapOf(session);
  const inWords = ({ held, compiled }: PageHeap) => `${held.toFixed(1)} + ${compiled.toFixed(1)} MB`;
  report('memory held + compiled code, before and after', `${inWords(before)}, ${inWords(after)}`);
  const growth = (of: (heap: PageHeap) => number) => (of(after) / of(before) - 1) * 100;
  tell(
    `memory held over ${NAVIGATIONS} navigations grows by`,
    growth(({ held }) => held),
    20,
    '%',
  );
  tell(
    'with the compiled code',
    growth(({ held, compiled }) => held + compiled),
    20,
    '%',
  );
  await page.context().close();
}

type Part = (seat: Seat, base: WholeBase, districtId: string) => Promise<void>;

const parts: Readonly<Record<string, Part>> = {
  first: firstPage,
  routes,
  rows: gridRows,
  grid,
  import: dryRun,
  tree: (seat, _, districtId) => tree(seat, districtId),
  memory,
};

function partsWanted(): readonly Part[] {
  const wanted = process.argv.slice(2);
  const unknown = wanted.filter((name) => parts[name] === undefined);
  if (unknown.length > 0) throw new Error(`No part ${unknown.join(', ')}. There are: ${Object.keys(parts).join(', ')}`);
  return Object.entries(parts).flatMap(([name, part]) => (wanted.length === 0 || wanted.includes(name) ? [part] : []));
}

/** Answers the district of the seed, which is made where it is not there yet. */
async function district(base: WholeBase): Promise<string> {
  const { items } = await base.api<{ items: { id: string }[] }>('GET', '/api/org/v1/units?kind=district&limit=1');
  if (items[0] !== undefined) return items[0].id;
  const started = performance.now();
  await plinth(base, 'seed', '--preset', 'district');
  report('seed of the district', `${((performance.now() - started) / 1_000).toFixed(0)} s`);
  return makeUnits(base);
}

async function measure(base: WholeBase): Promise<void> {
  const wanted = partsWanted();
  const districtId = await district(base);
  const seat = await Seat.take(base);
  try {
    for (const part of wanted) await part(seat, base, districtId);
    reportLoad();
  } finally {
    await seat.close();
  }
}

// eslint-disable-next-line no-restricted-syntax -- a home that is kept while somebody works on a part
const keptHome = process.env['PLINTH_BENCH_HOME'];
void withBase({ PLINTH_RATE_LIMIT_FACTOR: '100000' }, measure, keptHome).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
