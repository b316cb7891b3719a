import { Controller, Get, Module, Param, Post } from '@nestjs/common';
import { createService } from '@plinth/platform-http';
import type { Service } from '@plinth/platform-http';
import { TestIssuer } from '@plinth/platform-testing';
import type { TestToken } from '@plinth/platform-testing';
import {
  Allow,
  AuthModule,
  AuthoritySource,
  CurrentPrincipal,
  CurrentScope,
  Public,
  SignedIn,
  UnitPaths,
} from './index';
import type { Authority, Principal, Scope } from './index';

@Controller()
class ThingController {
  @Get('open')
  @Public()
  open() {
    return { open: true };
  }

  @Get('forgotten')
  forgotten() {
    return { never: true };
  }

  @Get('me')
  @SignedIn()
  me(@CurrentPrincipal() principal: Principal) {
    return principal;
  }

  @Get('things')
  @Allow('test.thing.read')
  list(@CurrentScope() scope: Scope) {
    return scope.roots;
  }

  @Get('units/:unitId/things')
  @Allow('test.thing.read', { unit: 'param:unitId' })
  ofUnit(@Param('unitId') unitId: string) {
    return { unitId };
  }

  @Post('things')
  @Allow('test.thing.write', { unit: 'body:unitId' })
  add() {
    return { added: true };
  }
}

class FixedSource extends AuthoritySource {
  async authorityOf(principal: Principal): Promise<Authority> {
    if (principal.kind === 'operator') return { grants: [{ permission: '*', unitId: 'root', unitPath: '' }] };
    const of = (permission: string) => ({ permission, unitId: 'a', unitPath: 'a' });
    if (principal.personId === 'teacher') return { grants: [of('test.thing.read'), of('test.thing.write')] };
    return { grants: [] };
  }
}

class FixedPaths extends UnitPaths {
  async pathOf(unitId: string): Promise<string | undefined> {
    return { a: 'a', below: 'a.below', beside: 'aa' }[unitId];
  }
}

describe.each(['fastify', 'express'] as const)('the guard on %s', (adapter) => {
  let issuer: TestIssuer;
  let service: Service;
  let url: string;

  beforeAll(async () => {
    issuer = await TestIssuer.create();
    const auth = AuthModule.forRoot({
      verifier: issuer.verifier(),
      authoritySource: new FixedSource(),
      unitPaths: new FixedPaths(),
    });
    @Module({ imports: [auth], controllers: [ThingController] })
    class TestModule {}
    service = await createService(TestModule, { adapter, logUnexpected: (error) => console.error(error) });
    url = await service.listen();
  });
  afterAll(() => service.close());

  const get = async (path: string, token?: TestToken | string, body?: unknown) => {
    const bearer = token === undefined || typeof token === 'string' ? token : await issuer.token(token);
    const headers = { 'content-type': 'application/json', ...(bearer && { authorization: `Bearer ${bearer}` }) };
    const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
    const response = await fetch(`${url}${path}`, { headers, ...init });
    const answer = (await response.json()) as { code?: string };
    return { status: response.status, body: answer, challenge: response.headers.get('www-authenticate') };
  };
  const teacher = { person: 'teacher' };

  it('lets everyone to a public route, and nobody to one that says nothing', async () => {
    expect((await get('/open')).status).toBe(200);
    expect(await get('/forgotten', { operator: true })).toMatchObject({
      status: 403,
      body: { code: 'auth.route_closed' },
    });
  });

  it('challenges a request without a token, or with one in the address', async () => {
    expect(await get('/me')).toMatchObject({
      status: 401,
      body: { code: 'auth.token_missing' },
      challenge: 'Bearer',
    });
    expect((await get(`/me?access_token=${await issuer.token(teacher)}`)).status).toBe(401);
  });

  it('tells the handler who calls', async () => {
    const ours = await get('/me', { person: 'p1', account: 'a1', session: 's1' });
    expect(ours.body).toMatchObject({ kind: 'person', personId: 'p1', accountId: 'a1', sessionId: 's1' });
    const through = await get('/me', { person: 'p1', client: 'homework', units: ['u'], scopes: ['openid', 'x.y'] });
    expect(through.body).toMatchObject({ kind: 'delegated', unitIds: ['u'], scopes: ['openid', 'x.y'] });
    const application = await get('/me', { client: 'homework', units: ['u'] });
    expect(application.body).toMatchObject({ kind: 'application', clientId: 'homework' });
    expect(application.body).not.toHaveProperty('personId');
    expect((await get('/me', { operator: true })).body).toMatchObject({ kind: 'operator', unitIds: [] });
  });

  it('gives the scope of the permission, and refuses who has none', async () => {
    expect((await get('/things', teacher)).body).toEqual(['a']);
    expect(await get('/things', { person: 'stranger' })).toMatchObject({
      status: 403,
      body: { code: 'auth.permission_missing', details: { permission: 'test.thing.read' } },
    });
  });

  it('answers a unit out of scope and a unit that does not exist alike', async () => {
    expect((await get('/units/a/things', teacher)).status).toBe(200);
    expect((await get('/units/below/things', teacher)).status).toBe(200);
    const [beside, nowhere] = [await get('/units/beside/things', teacher), await get('/units/nowhere/things', teacher)];
    expect(beside).toMatchObject({ status: 403, body: { code: 'auth.unit_out_of_scope' } });
    expect({ ...nowhere.body, requestId: '' }).toEqual({ ...beside.body, requestId: '' });
    expect((await get('/units/nowhere/things', { operator: true })).status).toBe(200);
  });

  it('looks for the unit in the body, whatever form it has there', async () => {
    const sent = async (unitId: unknown) => (await get('/things', teacher, { unitId })).status;
    expect(await sent('below')).toBe(201);
    expect(await sent('beside')).toBe(403);
    expect(await sent(['below'])).toBe(403);
    expect(await sent({ toString: 'a' })).toBe(403);
  });

  it('refuses an ended session within two seconds', async () => {
    const token = await issuer.token({ person: 'teacher', session: 'ends' });
    expect((await get('/me', token)).status).toBe(200);
    issuer.revoke('session', 'ends');
    const started = Date.now();
    let answer = await get('/me', token);
    while (answer.status === 200 && Date.now() - started < 5_000) answer = await get('/me', token);
    expect(answer).toMatchObject({ status: 401, body: { code: 'auth.token_revoked' } });
    expect(Date.now() - started).toBeLessThan(2_000);
  });
});
