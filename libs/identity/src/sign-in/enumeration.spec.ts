import { openAccountKit } from '../account.fixture';
import type { AccountKit } from '../account.fixture';
import { Browser } from '../browser.fixture';

const sorted = (times: readonly number[], place: number): number => [...times].sort((a, b) => a - b)[place] ?? 0;

/** With the hashes of production: what is asked is whether time tells a name that exists. */
describe('the time of a refusal', () => {
  let kit: AccountKit;
  beforeAll(async () => {
    kit = await openAccountKit({
      hash: { memoryKiB: 19 * 1024, passes: 2, parallelism: 1 },
      hashWorkers: 1,
      hashQueue: 1,
    });
  });
  afterAll(() => kit.close());

  it('is the same for a name with a password, one without and one that nobody has', async () => {
    const operator = { ...(await kit.issuer.headers({ operator: true })), 'content-type': 'application/json' };
    const phones = Array.from({ length: 5 }, (_, n) => `1390000070${n}`);
    for (const phone of phones) {
      const personId = await kit.addPerson({ phone });
      const search = { method: 'POST', headers: operator, body: JSON.stringify({ personId }) };
      const { id } = (await (await fetch(`${kit.url}/api/identity/v1/accounts/search`, search)).json()) as {
        id: string;
      };
      const body = JSON.stringify({ password: 'Quiet-River7' });
      await fetch(`${kit.url}/api/identity/v1/accounts/${id}/password`, { method: 'PUT', headers: operator, body });
    }
    const codeless = Array.from({ length: 5 }, (_, n) => `1390000071${n}`);
    for (const phone of codeless) await kit.addPerson({ phone });
    const strangers = Array.from({ length: 5 }, (_, n) => `1390000072${n}`);
    const browser = new Browser(kit.url);
    const page = await browser.get('/login');
    const refusal = async (name = '') => {
      const started = performance.now();
      const answer = await browser.post('/login', { ...page.hidden, username: name, password: 'Wrong-Password9' });
      expect(answer.status).toBe(401);
      return performance.now() - started;
    };
    await refusal('warm-up');
    const times: Record<'known' | 'codeless' | 'stranger', number[]> = { known: [], codeless: [], stranger: [] };
    for (let round = 0; round < 5; round += 1)
      for (let turn = 0; turn < 3; turn += 1) {
        times.known.push(await refusal(phones[round]));
        times.codeless.push(await refusal(codeless[round]));
        times.stranger.push(await refusal(strangers[round]));
      }
    // Fifteen each, in turns: the fastest and the middle one, of which the more alike counts, because others use the
    // machine and one lucky moment makes a fastest. Without the hash both would be 0.2. Generous for the same reason.
    for (const other of [times.codeless, times.stranger]) {
      const ratios = [0, 7].map((place) => Math.abs(Math.log(sorted(other, place) / sorted(times.known, place))));
      expect(Math.min(...ratios)).toBeLessThan(Math.log(3));
    }
  });

  it('says when to come back instead of letting everyone wait', async () => {
    const browser = new Browser(kit.url);
    const page = await browser.get('/login');
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, n) =>
        browser.post('/login', { ...page.hidden, username: `storm-${n}`, password: 'Wrong-Password9' }),
      ),
    );
    const busy = answers.filter((answer) => answer.status === 503);
    expect(busy.length).toBeGreaterThan(0);
    expect(Number(busy[0]?.response.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(busy[0]?.error).toContain('登录的人很多');
    expect(answers.some((answer) => answer.status === 401)).toBe(true);
    expect(kit.unexpected).toEqual([]);
  });
});
