import { Transactions, sqlOf } from '@plinth/platform-database';
import { Scenario } from '../oauth-client.fixture';
import type { TestClient } from '../oauth-client.fixture';
import { openOAuthBase } from '../oauth.fixture';
import type { OAuthBase } from '../oauth.fixture';
import { parseRefreshToken } from './refresh-lineage';

interface Tokens {
  readonly access_token: string;
  readonly refresh_token: string;
}

/** Under load several rotations are one statement: each is judged as it would be alone. */
describe('refreshing together', () => {
  let base: OAuthBase;
  let scenario: Scenario;
  let client: TestClient;
  let other: TestClient;

  beforeAll(async () => {
    base = await openOAuthBase();
    scenario = new Scenario(base);
    client = await scenario.register();
    other = await scenario.register({ name: '问卷' });
  });
  afterAll(() => base.close());

  const many = (count: number, of = client): Promise<Tokens[]> =>
    Promise.all(Array.from({ length: count }, () => scenario.tokens(of)));
  const subjectOf = ({ access_token: token }: Tokens) =>
    (JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as { sub: string }).sub;

  it('gives each its own successor, and nothing to who may not have one', async () => {
    const good = await many(20);
    const [foreign, ended, guessed] = [await many(3, other), await many(3), await many(3)];
    const lineages = ended.map(({ refresh_token: token }) => `'${parseRefreshToken(token)?.lineageId}'`);
    await base.test.asOwner(
      `UPDATE identity.session SET ended_at = now() WHERE id IN
         (SELECT session_id FROM identity.refresh_lineage WHERE id IN (${lineages.join(',')}))`,
    );
    const wrong = guessed.map(({ refresh_token: token }) => `${token.slice(0, -43)}${'A'.repeat(43)}`);
    const [answers, refused] = await Promise.all([
      Promise.all(good.map(({ refresh_token: token }) => scenario.refresh(client, token))),
      Promise.all(
        [...[...foreign, ...ended].map(({ refresh_token: token }) => token), ...wrong].map((token) =>
          scenario.refresh(client, token),
        ),
      ),
    ]);
    expect(refused.map(({ status }) => status)).toEqual(Array(9).fill(400));
    const next = (await Promise.all(answers.map((answer) => answer.json()))) as Tokens[];
    expect(next.map(subjectOf)).toEqual(good.map(subjectOf));
    expect(new Set(next.map(({ refresh_token: token }) => token)).size).toBe(20);
    for (const [at, { refresh_token: token }] of next.entries()) {
      expect(parseRefreshToken(token)).toMatchObject({
        lineageId: parseRefreshToken(good[at]?.refresh_token ?? '')?.lineageId,
        generation: 2,
      });
    }
    const again = await Promise.all(next.map(({ refresh_token: token }) => scenario.refresh(client, token)));
    expect(again.map(({ status }) => status)).toEqual(Array(20).fill(200));
    // Whom the guesses were about keeps the lineage.
    expect((await scenario.refresh(client, guessed[0]?.refresh_token ?? '')).status).toBe(200);
  });

  it('waits for a lineage that somebody holds without keeping the others', async () => {
    const all = await many(6);
    const [held] = all as [Tokens];
    let letGo = (): void => undefined;
    const released = new Promise<void>((resolve) => (letGo = resolve));
    const holding = base.service.application.get(Transactions, { strict: false }).run(async (tx) => {
      const id = parseRefreshToken(held.refresh_token)?.lineageId;
      await sqlOf(tx).query('SELECT FROM refresh_lineage WHERE id = $1 FOR UPDATE', [id]);
      await released;
    });
    await new Promise((resolve) => setTimeout(resolve, 100));
    let isHeldDone = false;
    const answers = all.map(async ({ refresh_token: token }) => {
      const { status } = await scenario.refresh(client, token);
      if (token === held.refresh_token) isHeldDone = true;
      return status;
    });
    expect(await Promise.all(answers.slice(1))).toEqual(Array(5).fill(200));
    expect(isHeldDone).toBe(false);
    letGo();
    await holding;
    expect(await answers[0]).toBe(200);
    expect(base.unexpected).toEqual([]);
  });
});
