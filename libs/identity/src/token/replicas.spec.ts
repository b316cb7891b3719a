import { aVerifier, Scenario } from '../oauth-client.fixture';
import type { TestClient } from '../oauth-client.fixture';
import { openOAuthBase, openReplica } from '../oauth.fixture';
import type { OAuthBase } from '../oauth.fixture';

/** Services hold no state of their own: what one replica began, another goes on with. */
describe('two replicas', () => {
  let first: OAuthBase;
  let second: Awaited<ReturnType<typeof openReplica>>;
  let here: Scenario;
  let there: Scenario;
  let client: TestClient;

  beforeAll(async () => {
    first = await openOAuthBase();
    second = await openReplica(first);
    [here, there] = [new Scenario(first), new Scenario(second)];
    client = await here.register();
  });
  afterAll(async () => {
    await second.close();
    await first.close();
  });

  const successor = async (response: Promise<Response>) =>
    ((await (await response).json()) as { refresh_token: string }).refresh_token;

  it('a code of one is redeemed at the other, once', async () => {
    const { verifier, challenge } = aVerifier();
    const code = await here.code(client, challenge);
    const answers = await Promise.all([here.redeem(client, code, verifier), there.redeem(client, code, verifier)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
  });

  it('a refresh at both at once gives the one successor', async () => {
    const { refresh_token } = await here.tokens(client);
    const both = await Promise.all([
      successor(here.refresh(client, refresh_token)),
      successor(there.refresh(client, refresh_token)),
    ]);
    expect(both[0]).toBe(both[1]);
    expect((await there.refresh(client, both[0] ?? '')).status).toBe(200);
  });

  it('after a rotation at one, its tokens are proven at the other at once', async () => {
    expect((await here.api('POST', '/signing-keys/rotations')).status).toBe(201);
    const { access_token } = await here.tokens(client);
    expect((await there.userinfo(access_token)).status).toBe(200);
    expect((await here.userinfo((await there.tokens(client)).access_token)).status).toBe(200);
  });

  it('a client suspended at one is refused at the other within two seconds', async () => {
    const victim = await here.register();
    const grant = () => there.token({ grant_type: 'client_credentials' }, victim.id, victim.secret);
    expect((await grant()).status).toBe(200);
    await here.api('POST', `/clients/${victim.id}/suspend`);
    const suspendedAt = Date.now();
    while ((await grant()).status !== 401) {
      expect(Date.now() - suspendedAt).toBeLessThan(2_000);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  });
});
