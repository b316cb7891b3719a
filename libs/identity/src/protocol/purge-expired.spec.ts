import { aVerifier, Scenario } from '../oauth-client.fixture';
import { openOAuthBase } from '../oauth.fixture';
import type { OAuthBase } from '../oauth.fixture';
import { PurgeExpired } from './purge-expired';

describe('protocol state that has outlived its use', () => {
  let base: OAuthBase;
  beforeAll(async () => {
    base = await openOAuthBase();
  });
  afterAll(() => base.close());

  it('is removed, and what still counts stays', async () => {
    const scenario = new Scenario(base);
    const client = await scenario.register();
    const tables = ['authorization_transaction', 'authorization_code', 'refresh_lineage', 'revocation'];
    const counts = async () => {
      const found: number[] = [];
      for (const table of tables) {
        const [row] = await base.test.asOwner<{ n: number }>(`SELECT count(*)::int AS n FROM identity.${table}`);
        found.push(row?.n ?? 0);
      }
      return found;
    };
    const one = async () => {
      const tokens = await scenario.tokens(client);
      const asking = scenario.browser();
      const page = await (await asking.open(scenario.authorizePath(client))).text();
      await asking.open(
        `/oauth/authorize/continue?transaction=${/action="\/login\?transaction=([^"]+)"/.exec(page)?.[1]}`,
      );
      const { verifier, challenge } = aVerifier();
      const code = await scenario.code(client, challenge);
      await scenario.redeem(client, code, verifier);
      await scenario.redeem(client, code, verifier);
      return tokens;
    };
    await one();
    await base.test.asOwner(`UPDATE identity.authorization_transaction SET expires_at = now()`);
    await base.test.asOwner(`UPDATE identity.authorization_code SET expires_at = now() - interval '2 days'`);
    await base.test.asOwner(`UPDATE identity.refresh_lineage SET expires_at = now()`);
    await base.test.asOwner(`UPDATE identity.revocation SET expires_at = 1`);
    const living = await one();
    const before = await counts();
    await base.service.application.get(PurgeExpired, { strict: false }).execute();
    expect(await counts()).toEqual(before.map((n) => n / 2));
    expect((await scenario.refresh(client, living.refresh_token)).status).toBe(200);
    expect(base.unexpected).toEqual([]);
  });
});
