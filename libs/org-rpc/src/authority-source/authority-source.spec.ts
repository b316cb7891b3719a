import { setTimeout as wait } from 'node:timers/promises';
import { Authorities } from '@plinth/platform-auth';
import type { Authority, AuthoritySource, Principal } from '@plinth/platform-auth';
import { bindings, OrgPortsFixture } from '../org-ports.fixture';
import { AuthoritySourceService } from '../gen/plinth/org/v1/authority_source_pb';

const person = (personId: string): Principal => ({
  ...{ kind: 'person', personId, accountId: 'a', sessionId: 's', clientId: 'plinth-portal' },
  ...{ scopes: [], unitIds: [], tokenId: 'secret-jti', expiresAt: 2_000_000_000 },
});
const grantsOn = (units: number, permissions: number): Authority => ({
  grants: Array.from({ length: units * permissions }, (_, at) => ({
    permission: `org.thing_${at % permissions}.read`,
    unitId: `${Math.floor(at / permissions)}`.padStart(36, '0'),
    unitPath: Array.from({ length: 5 }, () => 'a'.repeat(32)).join('.'),
  })),
});

describe.each(bindings)('what somebody may do, %s', (binding) => {
  const fixture = new OrgPortsFixture();
  let source: AuthoritySource;
  beforeAll(async () => {
    source = (await fixture.bound(binding)).authoritySource;
  });
  afterAll(async () => {
    expect(fixture.unexpected).toEqual([]);
    await fixture.close();
  });

  it('is every grant with its unit, and nothing for a stranger', async () => {
    const authority: Authority = {
      grants: [
        { permission: '*', unitId: 'root', unitPath: '' },
        { permission: 'org.person.read', unitId: 'u1', unitPath: 'a.b' },
        { permission: 'org.unit.read', unitId: 'u1', unitPath: 'a.b' },
        { permission: 'org.unit.read', unitId: 'u2', unitPath: 'a.c' },
      ],
    };
    fixture.authorities.held.set('p1', authority);
    expect(await source.authorityOf(person('p1'))).toStrictEqual(authority);
    expect(await source.authorityOf(person('nobody'))).toStrictEqual({ grants: [] });
  });

  it('depends on kind, client, scopes and units, all of which arrive', async () => {
    const delegated: Principal = {
      ...{ kind: 'delegated', personId: 'p', accountId: 'a', clientId: 'c', sessionId: 's' },
      ...{ scopes: ['org.person.read', 'openid'], unitIds: ['u1', 'u2'], tokenId: 't', expiresAt: 1 },
    };
    const application: Principal = {
      ...{ kind: 'application', clientId: 'c', scopes: ['org.unit.read'], unitIds: ['u1'] },
      ...{ tokenId: 't', expiresAt: 1 },
    };
    fixture.authorities.asked.length = 0;
    for (const principal of [delegated, application]) await source.authorityOf(principal);
    expect(fixture.authorities.asked.map(({ tokenId: _, expiresAt: __, ...rest }) => rest)).toStrictEqual(
      [delegated, application].map(({ tokenId: _, expiresAt: __, ...rest }) => rest),
    );
  });

  it('may be sixty thousand grants', async () => {
    const large = grantsOn(3_000, 20);
    fixture.authorities.held.set('many', large);
    expect(JSON.stringify(await source.authorityOf(person('many'))) === JSON.stringify(large)).toBe(true);
  });

  it('is answered also when several large ones are asked for at once', async () => {
    const bounded = (await fixture.bound(binding, { limits: { answerBytes: 150_000 } })).authoritySource;
    for (const at of [1, 2, 3, 4, 5]) fixture.authorities.held.set(`large${at}`, grantsOn(300, 2));
    const asked = [1, 2, 3, 4, 5].map((at) => bounded.authorityOf(person(`large${at}`)));
    expect((await Promise.all(asked)).map(({ grants }) => grants.length)).toEqual(Array(5).fill(600));
  });
});

describe('what somebody may do, over gRPC', () => {
  const fixture = new OrgPortsFixture();
  afterAll(() => fixture.close());

  it('is asked once a second for each, and together for those who come together', async () => {
    const channel = await fixture.channel({ caller: 'market' });
    const calls = jest.spyOn(channel, 'unary');
    const { orgPortsOver } = await import('../org-rpc-services');
    const authorities = new Authorities(orgPortsOver(channel).authoritySource);
    for (let request = 0; request < 20; request += 1)
      await Promise.all(['p1', 'p2', 'p3'].map((id) => authorities.of(person(id))));
    expect(calls.mock.calls.length).toBeLessThanOrEqual(2);
    calls.mockRestore();
  });

  it('ends for a role that was withdrawn within two seconds, also under steady questions', async () => {
    const { authoritySource } = await fixture.bound('gRPC', { caller: 'audit' });
    const authorities = new Authorities(authoritySource);
    const mayRead = async () => !(await authorities.scopeOf(person('teacher'), 'org.person.read')).isEmpty;
    const grant = { permission: 'org.person.read', unitId: 'u', unitPath: 'a' };
    fixture.authorities.held.set('teacher', { grants: [grant] });
    expect(await mayRead()).toBe(true);
    fixture.authorities.held.delete('teacher');
    const withdrawn = performance.now();
    while ((await mayRead()) && performance.now() - withdrawn < 5_000) await wait(20);
    expect(performance.now() - withdrawn).toBeLessThan(2_000);
  });

  it('tells org nothing of the token', async () => {
    const { authoritySource } = await fixture.bound('gRPC');
    fixture.authorities.asked.length = 0;
    await authoritySource.authorityOf(person('p9'));
    expect(JSON.stringify(fixture.authorities.asked)).not.toContain('secret-jti');
  });

  it('is nothing for a kind of principal of a later release', async () => {
    const channel = await fixture.channel({ caller: 'gateway' });
    fixture.authorities.held.set('p1', { grants: [{ permission: '*', unitId: 'root', unitPath: '' }] });
    const asked = {
      principals: [
        { kind: 'robot', personId: 'p1' },
        { kind: 'person', personId: 'p1' },
      ],
    };
    const { authorities } = await channel.unary(AuthoritySourceService.method.authoritiesOf, asked);
    expect(authorities.map(({ places }) => places.length)).toEqual([0, 1]);
  });

  it('is not told to whom nobody named', async () => {
    const { authoritySource } = await fixture.bound('gRPC', { caller: 'stranger' });
    await expect(authoritySource.authorityOf(person('p1'))).rejects.toMatchObject({ code: 'rpc.call_refused' });
  });
});
