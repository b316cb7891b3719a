import { setTimeout as sleep } from 'node:timers/promises';
import type { TestToken } from '@plinth/platform-testing';
import { ImportHttp, rosterBytes } from '../import/import-http.fixture';
import type { Job } from './job';

jest.setTimeout(60_000);

const PUPILS = '学生花名册-第一实验小学.xlsx';

interface Said {
  readonly event: string;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- what it holds is each spec's to say
  readonly data: any;
}

/** A page's EventSource. */
class Listener {
  readonly said: Said[] = [];
  isOver = false;
  private readonly abort = new AbortController();

  constructor(answer: Promise<Response>) {
    void answer.then((response) => this.read(response)).catch(() => (this.isOver = true));
  }

  async until(holds: (said: readonly Said[]) => boolean): Promise<readonly Said[]> {
    for (const end = Date.now() + 20_000; Date.now() < end; await sleep(20)) if (holds(this.said)) return this.said;
    throw new Error(`Not heard:\n${JSON.stringify(this.said)}`);
  }

  close(): void {
    this.abort.abort();
  }

  private async read(response: Response): Promise<void> {
    let text = '';
    const reader = (response.body as ReadableStream<Uint8Array>).getReader();
    this.abort.signal.addEventListener('abort', () => void reader.cancel());
    const decoder = new TextDecoder();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      text += decoder.decode(part.value, { stream: true });
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) {
        const event = /^event: (.*)$/m.exec(block)?.[1] ?? '';
        const data = /^data: (.*)$/m.exec(block)?.[1];
        if (data !== undefined) this.said.push({ event, data: JSON.parse(data) });
      }
    }
    this.isOver = true;
  }
}

describe('the jobs of somebody', () => {
  let http: ImportHttp;
  let school: string;
  let admin: TestToken;
  const open: Listener[] = [];
  beforeAll(async () => {
    http = await ImportHttp.start();
    school = await http.school('第一实验小学', { code: '2145000011' });
    admin = await http.administratorOf(school);
  });
  afterEach(() => open.splice(0).forEach((listener) => listener.close()));
  afterAll(() => http.close());

  const listen = (as: TestToken): Listener => {
    const listener = new Listener(http.send('GET', '../../events/v1/jobs/stream', { as }));
    open.push(listener);
    return listener;
  };
  const states = (said: readonly Said[]) =>
    said.filter(({ event }) => event === 'job').map(({ data }) => `${data.step} ${data.state}`);

  it('are told from beginning to end, and all of them again to who comes anew', async () => {
    const listener = listen(admin);
    await listener.until(([first]) => first?.event === 'jobs');
    expect(listener.said[0]?.data).toEqual({ items: [] });
    const ready = await http.dryRun(school, PUPILS, rosterBytes(PUPILS), { as: admin });
    const waiting = await listener.until((said) => states(said).includes('reading waiting'));
    expect(waiting.at(-1)?.data).toMatchObject({
      ...{ id: ready.id, kind: 'org.import', unitId: school, title: PUPILS, total: 1080, done: 1080 },
      ...{ canCancel: true, canResume: false, canUndo: false, failure: null },
    });
    await http.confirm(ready.id, {}, admin);
    const done = await listener.until((said) => states(said).includes('applying done'));
    expect(done.at(-1)?.data).toMatchObject({ id: ready.id, progress: 1, canUndo: true, canCancel: false });
    const again = listen(admin);
    const [all] = await again.until((said) => said.length > 0);
    expect(all?.data.items.map(({ id, state }: Job) => [id, state])).toEqual([[ready.id, 'done']]);
  });

  it('that fail say why, in both languages', async () => {
    const listener = listen(admin);
    await http.upload(school, '空.xlsx', Buffer.from('not a workbook at all'), { as: admin });
    const said = await listener.until((all) => all.some(({ data }) => data.state === 'failed'));
    const failed = said.find(({ data }) => data.state === 'failed')?.data;
    expect(failed.failure).toMatchObject({ code: expect.stringMatching(/^org\./), zh: expect.any(String) });
    expect([failed.canCancel, failed.canUndo]).toEqual([false, false]);
  });

  it('are nobody else’s, not even of the same school', async () => {
    const colleague = await http.administratorOf(school);
    const [all] = await listen(colleague).until((said) => said.length > 0);
    expect(all).toEqual({ event: 'jobs', data: { items: [] } });
    const list = await http.ask<{ items: Job[] }>('GET', '../../events/v1/jobs', { as: colleague });
    expect(list.body.items).toEqual([]);
    expect((await http.ask<{ items: Job[] }>('GET', '../../events/v1/jobs', { as: admin })).body.items).toHaveLength(2);
  });

  it('are not told to who may not import, and no longer to who may no more', async () => {
    expect((await http.send('GET', '../../events/v1/jobs/stream', { as: { person: 'x' } })).status).toBe(403);
    const leaving = await http.administratorOf(school);
    const listener = listen(leaving);
    await listener.until((said) => said.length > 0);
    await http.test.asOwner(
      `UPDATE org.role_assignment SET ended_at = now(), ended_by = 'test' WHERE person_id = '${leaving.person}'`,
    );
    for (let n = 0; n < 200 && !listener.isOver; n += 1) await sleep(50);
    expect(listener.isOver).toBe(true);
  });
});
