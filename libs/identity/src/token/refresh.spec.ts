import { Scenario } from '../oauth-client.fixture';
import type { TestClient } from '../oauth-client.fixture';
import { openOAuthBase } from '../oauth.fixture';
import type { OAuthBase } from '../oauth.fixture';
import { IdentityEvents } from '@plinth/identity-contract';
import { Transactions, sqlOf } from '@plinth/platform-database';
import { SessionEndListener } from '../session/session-end';
import { parseRefreshToken } from './refresh-lineage';

interface Tokens {
  readonly access_token: string;
  readonly refresh_token: string;
  readonly scope: string;
}

describe('token endpoint: refresh', () => {
  let base: OAuthBase;
  let scenario: Scenario;
  let client: TestClient;

  beforeAll(async () => {
    base = await openOAuthBase();
    scenario = new Scenario(base);
    client = await scenario.register();
  });
  afterAll(() => base.close());

  const tokensOf = async (response: Response) => (await response.json()) as Tokens;
  const afterGrace = () =>
    base.test.asOwner(`UPDATE identity.refresh_lineage SET rotated_at = rotated_at - interval '11 seconds'`);

  it('RFC 9700 §4.14.2: every use gives a new token', async () => {
    const first = await scenario.tokens(client);
    const second = await tokensOf(await scenario.refresh(client, first.refresh_token));
    const third = await tokensOf(await scenario.refresh(client, second.refresh_token));
    expect(new Set([first, second, third].map((tokens) => tokens.refresh_token)).size).toBe(3);
    expect((await scenario.userinfo(third.access_token)).status).toBe(200);
  });

  it('two at once: both get the one successor, and it works', async () => {
    const { refresh_token } = await scenario.tokens(client);
    const answers = await Promise.all([1, 2].map(async () => tokensOf(await scenario.refresh(client, refresh_token))));
    expect(answers[0]?.refresh_token).toBeDefined();
    expect(answers[0]?.refresh_token).toBe(answers[1]?.refresh_token);
    expect(answers[0]?.access_token).not.toBe(answers[1]?.access_token);
    expect((await scenario.refresh(client, answers[0]?.refresh_token ?? '')).status).toBe(200);
  });

  it('reuse after the grace kills the lineage with its access tokens, and is audited', async () => {
    const first = await scenario.tokens(client);
    const second = await tokensOf(await scenario.refresh(client, first.refresh_token));
    await afterGrace();
    expect((await scenario.refresh(client, first.refresh_token)).status).toBe(400);
    expect((await scenario.refresh(client, second.refresh_token)).status).toBe(400);
    expect((await scenario.userinfo(second.access_token)).status).toBe(401);
    expect(base.audit.entries.map(({ action }) => action)).toContain('identity.refresh_token.reuse');
  });

  it('reuse is told once, in the transaction that ends the grant; ordinary rotation is not', async () => {
    const told = () => base.outbox.events.filter(({ type }) => type === IdentityEvents.grantReuseDetected);
    const browser = scenario.browser();
    const { accountId, personId, sessionId } = browser.signIn();
    const before = told().length;
    const first = await scenario.tokens(client, browser);
    await scenario.refresh(client, first.refresh_token);
    await scenario.refresh(client, first.refresh_token);
    expect(told()).toHaveLength(before);
    await afterGrace();
    await scenario.refresh(client, first.refresh_token);
    await scenario.refresh(client, first.refresh_token);
    const lineageId = parseRefreshToken(first.refresh_token)?.lineageId;
    expect(told().slice(before)).toEqual([
      expect.objectContaining({
        key: accountId,
        actor: `client:${client.id}`,
        data: { lineageId, accountId, personId, clientId: client.id, sessionId },
      }),
    ]);
  });

  it('an older generation than the last is reuse even within the grace', async () => {
    const first = await scenario.tokens(client);
    const second = await tokensOf(await scenario.refresh(client, first.refresh_token));
    const third = await tokensOf(await scenario.refresh(client, second.refresh_token));
    expect((await scenario.refresh(client, first.refresh_token)).status).toBe(400);
    expect((await scenario.refresh(client, third.refresh_token)).status).toBe(400);
  });

  it('a forged secret of a known lineage neither passes nor ends it', async () => {
    const { refresh_token } = await scenario.tokens(client);
    const forged = `${refresh_token.slice(0, -43)}${'A'.repeat(43)}`;
    expect((await scenario.refresh(client, forged)).status).toBe(400);
    const next = await tokensOf(await scenario.refresh(client, refresh_token));
    expect((await scenario.refresh(client, forged)).status).toBe(400);
    expect((await scenario.refresh(client, next.refresh_token)).status).toBe(200);
  });

  it('RFC 6749 §6 and §10.4: bound to its client', async () => {
    const other = await scenario.register();
    const { refresh_token } = await scenario.tokens(client);
    expect((await scenario.refresh(other, refresh_token)).status).toBe(400);
    expect((await scenario.refresh(client, refresh_token)).status).toBe(200);
  });

  it('RFC 6749 §6: fewer scopes may be asked for, more may not', async () => {
    const { refresh_token } = await scenario.tokens(client);
    const ask = (scope: string, token: string) =>
      scenario.token({ grant_type: 'refresh_token', refresh_token: token, scope }, client.id, client.secret);
    const fewer = await tokensOf(await ask('openid', refresh_token));
    expect(fewer.scope).toBe('openid');
    const more = await ask('openid org.roster.read', fewer.refresh_token);
    expect([more.status, await more.json()]).toMatchObject([400, { error: 'invalid_scope' }]);
  });

  it('dies with its session, access token and all, and so does a code not yet redeemed', async () => {
    const browser = scenario.browser();
    const { sessionId, accountId } = browser.signIn();
    const tokens = await scenario.tokens(client, browser);
    const code = await scenario.code(client, 'x'.repeat(43), browser);
    const application = base.service.application;
    await application
      .get(Transactions, { strict: false })
      .run((tx) =>
        application.get(SessionEndListener, { strict: false }).sessionsEnded(tx, [{ sessionId, accountId }]),
      );
    expect((await scenario.refresh(client, tokens.refresh_token)).status).toBe(400);
    expect((await scenario.userinfo(tokens.access_token)).status).toBe(401);
    expect((await scenario.redeem(client, code, 'x'.repeat(43))).status).toBe(400);
  });

  it.each([
    ['idle too long', `last_seen_at = now() - interval '4 hours 1 second'`],
    ['past its absolute end', 'expires_at = now()'],
    ['ended', 'ended_at = now()'],
  ])('is refused when the session is %s, and the access tokens end', async (_, change) => {
    const browser = scenario.browser();
    const { sessionId } = browser.signIn();
    const tokens = await scenario.tokens(client, browser);
    const other = await scenario.tokens(client);
    await base.test.asOwner(`UPDATE identity.session SET ${change} WHERE id = '${sessionId}'`);
    expect(await scenario.isActive(client, tokens.refresh_token)).toBe(false);
    const refused = await scenario.refresh(client, tokens.refresh_token);
    expect([refused.status, await refused.json()]).toMatchObject([400, { error: 'invalid_grant' }]);
    expect((await scenario.userinfo(tokens.access_token)).status).toBe(401);
    await base.test.asOwner(
      `UPDATE identity.session SET last_seen_at = now(), expires_at = now() + interval '1 hour', ended_at = NULL
       WHERE id = '${sessionId}'`,
    );
    expect((await scenario.refresh(client, tokens.refresh_token)).status).toBe(400);
    expect((await scenario.refresh(client, other.refresh_token)).status).toBe(200);
  });

  it('is use of the session: who works in an application is not idle, until the absolute end', async () => {
    const browser = scenario.browser();
    const { sessionId } = browser.signIn();
    const { refresh_token } = await scenario.tokens(client, browser);
    await base.test.asOwner(
      `UPDATE identity.session SET last_seen_at = now() - interval '3 hours' WHERE id = '${sessionId}'`,
    );
    expect((await scenario.refresh(client, refresh_token)).status).toBe(200);
    const rows = await base.test.asOwner<{ seen: boolean }>(
      `SELECT last_seen_at > now() - interval '1 minute' AS seen FROM identity.session WHERE id = '${sessionId}'`,
    );
    expect(rows).toEqual([{ seen: true }]);
  });

  it('does not wait for a session that is just being ended elsewhere', async () => {
    const browser = scenario.browser();
    const { sessionId } = browser.signIn();
    const { refresh_token } = await scenario.tokens(client, browser);
    await base.test.asOwner(
      `UPDATE identity.session SET last_seen_at = now() - interval '2 hours' WHERE id = '${sessionId}'`,
    );
    const transactions = base.service.application.get(Transactions, { strict: false });
    const answer = await transactions.run(async (tx) => {
      await sqlOf(tx).execute('SELECT 1 FROM session WHERE id = $1 FOR UPDATE', [sessionId]);
      return scenario.refresh(client, refresh_token);
    });
    expect(answer.status).toBe(200);
  });

  it('trouble in the database is server_error without its text, and costs nobody their token', async () => {
    const { refresh_token } = await scenario.tokens(client);
    await base.test.asOwner('ALTER TABLE identity.refresh_lineage RENAME TO away');
    const failed = await scenario.refresh(client, refresh_token);
    await base.test.asOwner('ALTER TABLE identity.away RENAME TO refresh_lineage');
    const text = await failed.text();
    expect([failed.status, text]).toEqual([500, expect.stringMatching(/"server_error".*correlation id [0-9a-f-]{36}/)]);
    expect(text).not.toMatch(/lineage|does not exist|42P01/);
    expect(String(base.unexpected.pop())).toContain('refresh_lineage');
    expect((await scenario.refresh(client, refresh_token)).status).toBe(200);
  });

  it('goes on after every connection was cut', async () => {
    const { refresh_token } = await scenario.tokens(client);
    await base.test.cutConnections();
    const answers = [];
    for (let n = 0; n < 20 && answers.at(-1) !== 200; n += 1)
      answers.push((await scenario.refresh(client, refresh_token)).status);
    expect(answers.at(-1)).toBe(200);
    base.unexpected.length = 0;
  });

  it('keeps no usable token in the database', async () => {
    const { refresh_token } = await scenario.tokens(client);
    const next = await tokensOf(await scenario.refresh(client, refresh_token));
    const secret = next.refresh_token.split('.')[2] ?? '';
    const rows = await base.test.asOwner<{ all: string }>('SELECT l::text AS all FROM identity.refresh_lineage l');
    expect(rows.some(({ all }) => all.includes(secret) || all.includes(Buffer.from(secret).toString('hex')))).toBe(
      false,
    );
  });
});
