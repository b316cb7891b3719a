import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { sqlOf } from '@plinth/platform-database';
import type { ImportSummary } from '../libs/org/src/import/import-batch';
import { openImportBase } from './import-base';
import { cpuOfBase } from './process-cost';
import type { Cpu } from './process-cost';
import { writeRoster } from './roster-csv';

type ImportBase = Awaited<ReturnType<typeof openImportBase>>;

/*
 * First import of N people from CSV, the same file again, and the limit: COPY of the same finished rows into the same
 * tables with the same indexes over one connection. Usage: node dist/bench/import-million.bench.js [people]
 */
const people = Number(process.argv[2] ?? 1_000_000);

/** Since then: on a machine that others use too, only CPU can be compared. */
const spent = (before: Cpu, after: Cpu) => ({
  nodeCpuSeconds: Number((after.node - before.node).toFixed(2)),
  postgresCpuSeconds: Number((after.postgres - before.postgres).toFixed(2)),
});

const seconds = async (work: () => Promise<unknown>): Promise<number> => {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1_000;
};

function carryOutWith({ imports, start, read, confirm, apply, schoolId, postmaster }: ImportBase) {
  const cpu = () => cpuOfBase(process.pid, postmaster);
  return async () => {
    const given = {
      unitId: schoolId,
      fileName: 'roster.csv',
      content: undefined as unknown as Readable,
      options: {},
      whole: false,
    };
    const id = await start.execute(given, 'operator');
    const before = cpu();
    const reading = await seconds(() => read.execute(id));
    const ready = await imports.find(id);
    if (ready?.state !== 'ready')
      throw new Error(`The dry run ended ${ready?.state}: ${JSON.stringify(ready?.failure)}`);
    const between = cpu();
    await confirm.execute(ready, false, 'operator');
    const applying = await seconds(async () => {
      if (!(await apply.execute(id))) throw new Error('The staged rows lack sealed values');
    });
    const { newClasses, ...summary } = (await imports.find(id))?.summary as ImportSummary;
    return {
      reading,
      readingCpu: spent(before, between),
      applying,
      applyingCpu: spent(between, cpu()),
      summary: { ...summary, newClasses: newClasses.length },
    };
  };
}

const tables = ['person', 'identifier', 'membership', 'outbox'] as const;

/** COPY of the finished rows into empty twins of the tables with the same indexes, over one connection. */
async function limit({ database, postmaster }: ImportBase, folder: string) {
  const { transactions, database: reads } = database;
  const cpu = () => cpuOfBase(process.pid, postmaster);
  const columns = new Map<string, string>();
  for (const table of tables) {
    const found = await reads.query<{ name: string }>(
      `SELECT quote_ident(attname) AS name FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '' AND attidentity = ''`,
      [table],
    );
    columns.set(table, found.map(({ name }) => name).join(', '));
    const out = await reads.copyOut(`COPY (SELECT ${columns.get(table)} FROM ${table}) TO STDOUT`);
    await pipeline(out, fs.createWriteStream(path.join(folder, table)));
    await transactions.run((tx) => sqlOf(tx).execute(`CREATE TABLE twin_${table} (LIKE ${table} INCLUDING ALL)`));
  }
  const before = cpu();
  const took = await seconds(async () => {
    for (const table of tables) {
      await transactions.run((tx) =>
        sqlOf(tx).copyIn(
          `COPY twin_${table} (${columns.get(table)}) FROM STDIN`,
          fs.createReadStream(path.join(folder, table), { highWaterMark: 1 << 20 }),
        ),
      );
    }
  });
  const cost = { seconds: took, ...spent(before, cpu()) };
  // Writing them out and vacuuming them is no work of the import that comes next.
  for (const table of tables) {
    await transactions.run((tx) => sqlOf(tx).execute(`DROP TABLE twin_${table}`));
    fs.rmSync(path.join(folder, table));
  }
  return cost;
}

type Run = Awaited<ReturnType<ReturnType<typeof carryOutWith>>>;
type Limit = Awaited<ReturnType<typeof limit>>;

function report(first: Run, again: Run, limited: Limit, rss: number, events: number): void {
  const total = first.reading + first.applying;
  const cpuOf = ({ readingCpu: r, applyingCpu: a }: Run) =>
    r.nodeCpuSeconds + r.postgresCpuSeconds + a.nodeCpuSeconds + a.postgresCpuSeconds;
  console.log(
    JSON.stringify(
      {
        people,
        first: { ...first, seconds: total, peoplePerSecond: Math.round(people / total) },
        limit: limited,
        ratioToLimit: total / limited.seconds,
        ratioToLimitByCpu: cpuOf(first) / (limited.nodeCpuSeconds + limited.postgresCpuSeconds),
        again: {
          ...again,
          seconds: again.reading + again.applying,
          ratioToFirst: (again.reading + again.applying) / total,
          ratioToFirstByCpu: cpuOf(again) / cpuOf(first),
        },
        eventsOfAgain: events,
        nodeMaxRssMb: Math.round(rss),
        loadAverage: os.loadavg(),
      },
      null,
      2,
    ),
  );
}

async function main(): Promise<void> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'plinth-bench-'));
  const file = path.join(folder, 'roster.csv');
  writeRoster(file, people);
  const base = await openImportBase(folder, file);
  try {
    const { database } = base;
    const carryOut = carryOutWith(base);
    const first = await carryOut();
    console.error(JSON.stringify({ first }));
    const rss = process.resourceUsage().maxRSS / 1024;
    const limited = await limit(base, folder);
    console.error(JSON.stringify({ limit: limited }));
    const before = await database.database.query<{ n: number }>('SELECT count(*)::int AS n FROM outbox');
    const again = await carryOut();
    const after = await database.database.query<{ n: number }>('SELECT count(*)::int AS n FROM outbox');
    report(first, again, limited, rss, (after[0]?.n ?? 0) - (before[0]?.n ?? 0));
  } finally {
    await base.close();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

void main();
