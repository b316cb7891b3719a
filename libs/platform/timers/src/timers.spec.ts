import { spawn } from 'node:child_process';
import * as path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Test } from '@nestjs/testing';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { migrate, sqlOf } from '@plinth/platform-database';
import type { DomainDatabase, DomainSchema, Tx } from '@plinth/platform-database';
import { openTestDatabase } from '@plinth/platform-testing';
import type { TestDatabase } from '@plinth/platform-testing';
import { JobRunner, Jobs, PostgresTimers, prepareTimers, Timers, TimersModule, timersSchema } from './index';
import type { JobHandler, JobRunnerOptions, Timer } from './index';

class MakeDone1790000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE done (id int GENERATED ALWAYS AS IDENTITY, name text, payload jsonb)');
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE done');
  }
}

const domain = (name: string): DomainSchema => ({ domain: name, migrations: [MakeDone1790000000001] });
const schemas = [timersSchema, domain('alpha'), domain('beta')];
const timers = new PostgresTimers();

jest.setTimeout(90_000);

describe('timers', () => {
  let test: TestDatabase;
  let alpha: DomainDatabase;
  let runners: JobRunner[];

  beforeEach(async () => {
    runners = [];
    test = await openTestDatabase(schemas);
    alpha = await test.open('alpha');
  });
  afterEach(async () => {
    await Promise.all(runners.map((runner) => runner.stop()));
    await test.close();
  });

  const add = (timer: Timer): Promise<void> => alpha.transactions.run((tx) => timers.schedule(tx, timer));
  const write: JobHandler = async (payload) => {
    await alpha.transactions.run((tx) =>
      sqlOf(tx).execute('INSERT INTO done (name, payload) VALUES ($1, $2)', ['write', JSON.stringify(payload)]),
    );
  };
  const done = async (): Promise<unknown[]> =>
    (await alpha.database.query('SELECT payload FROM done ORDER BY id')).map((row) => row['payload']);
  const run = async (prepare: (jobs: Jobs) => void, options: JobRunnerOptions = {}): Promise<JobRunner> => {
    const jobs = new Jobs('alpha');
    prepare(jobs);
    const runner = new JobRunner(test.server, 'alpha', jobs, { pollMs: 100, beatMs: 100, deadMs: 400, ...options });
    runners.push(runner);
    await runner.start();
    return runner;
  };
  const until = async (isTrue: () => Promise<boolean> | boolean, limitMs = 40_000): Promise<void> => {
    const end = Date.now() + limitMs;
    while (!(await isTrue())) {
      if (Date.now() > end)
        throw new Error(`It did not come true in ${limitMs} ms; done: ${JSON.stringify(await done())}`);
      await sleep(20);
    }
  };
  const untilDone = (count: number): Promise<void> => until(async () => (await done()).length >= count);

  it('runs a job that was committed, once, with its payload', async () => {
    await run((jobs) => jobs.handle('alpha.write', write));
    await run((jobs) => jobs.handle('alpha.write', write));
    await add({ name: 'alpha.write', payload: { 人: 'p1' } });
    await untilDone(1);
    await sleep(300);
    expect(await done()).toEqual([{ 人: 'p1' }]);
  });

  it('never runs a job of a transaction that rolled back', async () => {
    await run((jobs) => jobs.handle('alpha.write', write));
    const attempt = alpha.transactions.run(async (tx: Tx) => {
      await timers.schedule(tx, { name: 'alpha.write', payload: { n: 0 } });
      throw new Error('no');
    });
    await expect(attempt).rejects.toThrow('no');
    await add({ name: 'alpha.write', payload: { n: 1 } });
    await untilDone(1);
    await sleep(200);
    expect(await done()).toEqual([{ n: 1 }]);
  });

  it('waits for its time; the same key replaces, cancel takes back', async () => {
    const at = (ms: number) => ({ runAt: new Date(Date.now() + ms) });
    await add({ name: 'alpha.write', payload: { n: 1 }, key: 'k', ...at(400) });
    await add({ name: 'alpha.write', payload: { n: 2 }, key: 'k', ...at(400) });
    await add({ name: 'alpha.write', payload: { n: 3 }, key: 'gone', ...at(400) });
    await alpha.transactions.run((tx) => timers.cancel(tx, 'alpha.write', 'gone'));
    await run((jobs) => jobs.handle('alpha.write', write));
    expect(await done()).toEqual([]);
    await untilDone(1);
    await sleep(300);
    expect(await done()).toEqual([{ n: 2 }]);
  });

  it('runs a job again after the process that had it was killed', async () => {
    const { host, database } = test.server.owner();
    const script = path.resolve(__dirname, '../../../../dist/libs/platform/timers/src/crash/job-victim.js');
    const victim = spawn(process.execPath, [script, String(host), String(database)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = new Promise((resolve) => victim.once('exit', resolve));
    await add({ name: 'alpha.write', payload: { n: 1 } });
    await new Promise((resolve) => victim.stdout.once('data', resolve));
    victim.kill('SIGKILL');
    await ended;
    expect(await done()).toEqual([]);
    await run((jobs) => jobs.handle('alpha.write', write));
    await untilDone(1);
    expect(await done()).toEqual([{ n: 1 }]);
  });

  it('leaves the job of a living process alone, however long it takes', async () => {
    let begun = 0;
    const slow: JobHandler = async (payload) => {
      begun += 1;
      await sleep(1_200);
      await write(payload, { id: '', attempt: 1, signal: new AbortController().signal });
    };
    await run((jobs) => jobs.handle('alpha.write', slow));
    await run((jobs) => jobs.handle('alpha.write', slow));
    await add({ name: 'alpha.write', payload: { n: 1 } });
    await untilDone(1);
    await sleep(200);
    expect(begun).toBe(1);
  });

  it('goes on after its connections were cut', async () => {
    await run((jobs) => jobs.handle('alpha.write', write));
    await test.cutConnections();
    await until(() =>
      add({ name: 'alpha.write', payload: { n: 1 } }).then(
        () => true,
        () => false,
      ),
    );
    await untilDone(1);
  });

  it('takes up a job whose lock its living pool has lost sight of', async () => {
    await run((jobs) => jobs.handle('alpha.write', write), { lostMs: 300 });
    await add({ name: 'alpha.write', payload: { n: 1 }, runAt: new Date(Date.now() + 3_600_000) });
    await test.asOwner(
      `UPDATE timers._private_jobs SET run_at = now(), locked_at = now(), attempts = 1,
         locked_by = (SELECT pool FROM timers.worker_beat ORDER BY beat_at DESC LIMIT 1)`,
    );
    await untilDone(1);
    expect(await done()).toEqual([{ n: 1 }]);
  });

  it('tries a failing job again, then parks it until somebody retries', async () => {
    let attempts = 0;
    let broken = true;
    const runner = await run((jobs) =>
      jobs.handle('alpha.write', async (payload, job) => {
        attempts += 1;
        if (broken) throw new Error('printer on fire');
        await write(payload, job);
      }),
    );
    await add({ name: 'alpha.write', payload: { n: 1 }, maxAttempts: 2 });
    await until(async () => (await runner.parked()).length === 1);
    expect(attempts).toBe(2);
    const [parked] = await runner.parked();
    expect(parked).toMatchObject({ name: 'alpha.write', attempts: 2, lastError: 'printer on fire' });
    broken = false;
    expect(await runner.retry(parked?.id ?? '')).toBe(true);
    await untilDone(1);
    expect(await runner.parked()).toEqual([]);
    expect(await runner.retry('999999')).toBe(false);
  });

  it('fires by the clock: a run missed while nothing ran is made up once', async () => {
    await test.asOwner(
      `INSERT INTO timers._private_known_crontabs (identifier, known_since) VALUES ('alpha.sweep', now() - interval '90 s')`,
    );
    const sweep = (jobs: Jobs): void =>
      jobs.every({ name: 'alpha.sweep', match: '* * * * *', makeUpMs: 120_000 }, async (_payload, job) =>
        write({ swept: true }, job),
      );
    await run(sweep);
    await run(sweep);
    await untilDone(1);
    const [known] = await test.asOwner(`SELECT last_execution FROM timers._private_known_crontabs`);
    expect(known?.['last_execution']).toBeInstanceOf(Date);
    // 90 s hold one or two full minutes; two runners make up each of them once
    expect((await done()).length).toBeLessThanOrEqual(2);
  });

  it('finishes the job in hand when it stops', async () => {
    let begun = false;
    const runner = await run((jobs) =>
      jobs.handle('alpha.write', async (payload, job) => {
        begun = true;
        await sleep(300);
        await write(payload, job);
      }),
    );
    await add({ name: 'alpha.write', payload: { n: 1 } });
    await until(() => begun);
    runners = [];
    await runner.stop();
    expect(await done()).toEqual([{ n: 1 }]);
  });

  it('lets a domain add and cancel its own jobs only, and see none', async () => {
    const beta = await test.open('beta');
    const foreign = beta.transactions.run((tx) => timers.schedule(tx, { name: 'alpha.write' }));
    await expect(foreign).rejects.toThrow(/not of plinth_beta/);
    const cancel = beta.transactions.run((tx) => timers.cancel(tx, 'alpha.write', 'k'));
    await expect(cancel).rejects.toThrow(/not of plinth_beta/);
    for (const reach of [
      'SELECT * FROM timers._private_jobs',
      'SELECT * FROM timers.jobs',
      `SELECT timers.add_job('alpha.write')`,
      'SELECT * FROM timers.worker_beat',
    ])
      await expect(beta.database.query(reach)).rejects.toThrow(/permission denied/);
  });

  it('refuses a handler of another domain and a second one of the same name', () => {
    const jobs = new Jobs('alpha');
    jobs.handle('alpha.write', write);
    expect(() => jobs.handle('beta.write', write)).toThrow(/must be called alpha/);
    expect(() => jobs.handle('alpha.write', write)).toThrow(/Two handlers/);
  });

  it('migrates again without harm', async () => {
    await prepareTimers(test.server);
    await migrate(test.server, schemas);
    await add({ name: 'alpha.write' });
  });

  it('starts and stops with the application that imports it', async () => {
    const module = await Test.createTestingModule({
      imports: [TimersModule.forDomain({ server: test.server, domain: 'alpha', pollMs: 100 })],
    }).compile();
    module.get(Jobs).handle('alpha.write', write);
    await module.init();
    await alpha.transactions.run((tx) => module.get(Timers).schedule(tx, { name: 'alpha.write', payload: { n: 9 } }));
    await untilDone(1);
    await module.close();
    await add({ name: 'alpha.write', payload: { n: 10 } });
    await sleep(200);
    expect(await done()).toEqual([{ n: 9 }]);
  });
});
