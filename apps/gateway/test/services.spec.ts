import { GatewaySnapshot, routesOfServices } from '@plinth/gateway';
import { readGatewayConfig } from '../src/config';
import { baseServices } from '../src/services';

const upstreams = {
  identity: 'http://127.0.0.1:1',
  org: 'http://127.0.0.1:2',
  market: 'http://127.0.0.1:3',
  audit: 'unix:/tmp/audit.sock',
};

describe('the routes of a base', () => {
  const snapshot = GatewaySnapshot.compile(
    routesOfServices(baseServices(upstreams, { market: [{ path: '/api/market/v1/catalogue', access: 'public' }] })),
  );

  it.each([
    ['GET', '/', 'identity', 'page', 'public'],
    ['GET', '/oauth/authorize', 'identity', 'page', 'public'],
    ['POST', '/oauth/token', 'identity', 'token', 'public'],
    ['GET', '/api/identity/v1/clients', 'identity', 'api', 'api'],
    ['GET', '/api/org/v1/people', 'org', 'api', 'api'],
    ['POST', '/api/org/v1/imports', 'org', 'upload', 'api'],
    ['GET', '/api/org/v1/imports/1', 'org', 'api', 'api'],
    ['GET', '/api/events/v1/stream', 'org', 'stream', 'api'],
    ['GET', '/api/events/v1/jobs/stream', 'org', 'stream', 'api'],
    ['GET', '/api/events/v1/jobs', 'org', 'api', 'api'],
    ['GET', '/api/market/v1/catalogue', 'market', 'api', 'public'],
    ['GET', '/api/audit/v1/records', 'audit', 'api', 'api'],
    ['GET', '/api/gateway/v1/usage', 'gateway', 'api', 'api'],
  ] as const)('%s %s goes to %s as %s, %s', (method, path, service, routeClass, access) => {
    expect(snapshot.find(method, path)).toMatchObject({ service, class: routeClass, access });
  });

  it('never shows an unknown part of the API without a token', () => {
    for (const path of ['/api/nothing/v1/x', '/api', '/API/Org/v1/people']) {
      expect([path, snapshot.find('GET', path)?.access ?? 'none']).not.toEqual([path, 'public']);
    }
  });
});

describe('the configuration of the gateway', () => {
  it('names everything that is missing at once', () => {
    expect(() => readGatewayConfig({})).toThrow(
      /PLINTH_PUBLIC_URL[\s\S]*PLINTH_DATABASE_URL[\s\S]*PLINTH_IDENTITY_URL[\s\S]*PLINTH_SERVICE_KEY_FILE[\s\S]*PLINTH_AUDIT_URL/,
    );
  });
});
