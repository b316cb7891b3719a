import { GatewaySnapshot } from './gateway-snapshot';
import { identityRules } from './identity-rules';
import { routesOfServices } from './routes-of-services';
import type { Route } from './route';

const route = (path: string, more: Partial<Route> = {}): Route => ({ path, class: 'api', service: 'org', ...more });

describe('GatewaySnapshot', () => {
  it('prefers the more exact path, and a named method over the rest', () => {
    const snapshot = GatewaySnapshot.compile([
      route('/*', { service: 'identity', class: 'page' }),
      route('/api/org/*'),
      route('/api/org/v1/ping', { methods: ['GET'], access: 'public' }),
      route('/api/org/v1/ping', { class: 'upload' }),
    ]);
    expect(snapshot.find('GET', '/account')).toMatchObject({ service: 'identity', access: 'public' });
    expect(snapshot.find('GET', '/api/org/v1/x')).toMatchObject({ service: 'org', access: 'api' });
    expect(snapshot.find('GET', '/api/org/v1/ping')).toMatchObject({ access: 'public', class: 'api' });
    expect(snapshot.find('POST', '/api/org/v1/ping')).toMatchObject({ access: 'api', class: 'upload' });
    expect(snapshot.find('GET', '/api/organ')).toMatchObject({ service: 'identity' });
  });

  it('finds a route in any case, with a slash at the end, and with encoded letters', () => {
    const snapshot = GatewaySnapshot.compile([route('/login', { class: 'sign-in' }), route('/*', { class: 'page' })]);
    for (const path of ['/login', '/Login', '/login/', '/%6cogin']) {
      expect([path, snapshot.find('POST', path)?.class]).toEqual([path, 'sign-in']);
    }
  });

  it('names both services that claim one path', () => {
    const clash = [route('/api/x', { methods: ['GET'] }), route('/api/X/', { methods: ['GET'], service: 'market' })];
    expect(() => GatewaySnapshot.compile(clash)).toThrow(/GET \/api\/x.*service org.*service market/);
  });

  it('cannot be changed by what it answers', () => {
    const plan = GatewaySnapshot.compile([route('/a')]).find('GET', '/a');
    expect(() => Object.assign(plan as object, { access: 'public' })).toThrow(TypeError);
  });

  it('keeps the own answers of the gateway from the services, and puts each path of identity into its class', () => {
    const snapshot = GatewaySnapshot.compile(
      routesOfServices([
        { name: 'identity', class: 'page', upstream: 'http://127.0.0.1:1', prefixes: ['/'], rules: identityRules },
      ]),
    );
    const classAt = (method: 'GET' | 'POST', path: string) => snapshot.find(method, path)?.class;
    expect(snapshot.find('GET', '/openapi.json')?.service).toBe('gateway');
    expect(snapshot.find('POST', '/readyz')).toBeUndefined();
    expect(snapshot.find('GET', '/metrics')).toBeUndefined();
    expect([classAt('GET', '/login'), classAt('POST', '/login')]).toEqual(['page', 'sign-in']);
    expect([classAt('POST', '/oauth/token'), classAt('GET', '/oauth/authorize')]).toEqual(['token', 'page']);
    expect([classAt('POST', '/account/password'), classAt('GET', '/account/password')]).toEqual(['sign-in', 'page']);
    expect(classAt('GET', '/.well-known/openid-configuration')).toBe('token');
  });

  it('finds its way among 50,000 routes', () => {
    const many = Array.from({ length: 50_000 }, (_, index) =>
      route(`/api/org/v1/s${index % 500}/r${index}`, { methods: ['GET'] }),
    );
    const snapshot = GatewaySnapshot.compile(many);
    expect(snapshot.find('GET', '/api/org/v1/s499/r49999')?.service).toBe('org');
  });
});
