import { aPupil, importBench } from './import.fixture';
import { STEP_ATTEMPTS } from './import-jobs';

const rows = [aPupil({ row: 2, name: '韦小宝', studentNumber: '1' })];

describe('a step that fails at every attempt', () => {
  let bench: Awaited<ReturnType<typeof importBench>>;
  let school: string;
  beforeAll(async () => {
    bench = await importBench();
  });
  afterAll(() => bench.test.close());
  beforeEach(async () => {
    school = await bench.addSchool('第二实验小学');
  });

  /** Nothing can be written while the table has another name. */
  const without = async (table: string, work: () => Promise<unknown>) => {
    await bench.test.asOwner(`ALTER TABLE org.${table} RENAME TO gone`);
    try {
      await work();
    } finally {
      await bench.test.asOwner(`ALTER TABLE org.gone RENAME TO ${table}`);
    }
  };
  const audited = (id: string) =>
    bench.test.asOwner(
      `SELECT action, result FROM audit.pending WHERE action LIKE 'org.import.%up%' AND target = 'import:${id}' ORDER BY 1`,
    );

  it('stays in progress before the last one, and fails with a reason after it', async () => {
    const ready = await bench.dryRun(school, { rows });
    await bench.confirm.execute(ready, false, 'operator');
    await without('membership', async () => {
      await expect(bench.steps.run('apply', ready.id, STEP_ATTEMPTS - 1)).rejects.toThrow();
      expect((await bench.imports.find(ready.id))?.state).toBe('applying');
      await expect(bench.steps.run('apply', ready.id, STEP_ATTEMPTS)).rejects.toThrow();
    });
    const failed = await bench.imports.find(ready.id);
    expect(failed).toMatchObject({ state: 'failed', failure: { code: 'org.import_interrupted', step: 'apply' } });
    expect(failed?.failure?.zh).toMatch(/继续/);
    expect(failed?.failure?.en).toMatch(/Resume/);
    expect(await audited(ready.id)).toEqual([{ action: 'org.import.give-up', result: 'failed' }]);
    await bench.steps.run('apply', ready.id, 1);
    expect((await bench.imports.find(ready.id))?.state).toBe('failed');
  });

  it('is resumed where it stopped: what was read is applied', async () => {
    const ready = await bench.dryRun(school, { rows });
    await bench.confirm.execute(ready, false, 'operator');
    await without('membership', () => bench.steps.run('apply', ready.id, STEP_ATTEMPTS).catch(() => undefined));
    const failed = await bench.imports.find(ready.id);
    await bench.resume.execute(failed as typeof ready, 'operator');
    expect(bench.jobs.asked.at(-1)).toEqual(['apply', ready.id]);
    expect(await bench.imports.find(ready.id)).toMatchObject({ state: 'applying', failure: null, finishedAt: null });
    await bench.steps.run('apply', ready.id, 1);
    expect(await bench.imports.find(ready.id)).toMatchObject({ state: 'done', summary: { added: 1 } });
  });

  it('is resumed from the file when it could not be read', async () => {
    const ready = await bench.dryRun(school, { rows });
    await bench.test.asOwner(`UPDATE org.import_batch SET state = 'reading' WHERE id = '${ready.id}'`);
    await without('membership', () => bench.steps.run('read', ready.id, STEP_ATTEMPTS).catch(() => undefined));
    const failed = await bench.imports.find(ready.id);
    expect(failed).toMatchObject({ state: 'failed', failure: { step: 'read' } });
    await bench.resume.execute(failed as typeof ready, 'operator');
    await bench.steps.run('read', ready.id, 1);
    expect(await bench.imports.find(ready.id)).toMatchObject({ state: 'ready', summary: { added: 1 } });
  });

  it('is found by night when its process was killed at the last attempt', async () => {
    const ready = await bench.dryRun(school, { rows });
    await bench.confirm.execute(ready, false, 'operator');
    await bench.givingUp.stuckSince(new Date(Date.now() - 1_000_000));
    expect((await bench.imports.find(ready.id))?.state).toBe('applying');
    await bench.givingUp.stuckSince(new Date(Date.now() + 1_000));
    expect((await bench.imports.find(ready.id))?.state).toBe('failed');
  });

  it('does not resume what was refused or is done', async () => {
    const done = await bench.carryOut(school, { rows });
    await expect(bench.resume.execute(done, 'operator')).rejects.toMatchObject({ code: 'org.import_state_wrong' });
  });
});
