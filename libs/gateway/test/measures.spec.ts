import { Metrics } from '@plinth/platform-telemetry';
import { routeClassPolicies } from '../src/index';
import { echo, openGateway, upstream } from './gateway.fixture';

it('tells of requests by service, class and status, of what it refused and of replicas; never of a path', async () => {
  const service = await upstream(echo);
  const gateway = await openGateway(
    [
      {
        name: 'org',
        upstream: service.url,
        prefixes: ['/api/org'],
        rules: [{ path: '/api/org/v1/things/*', methods: ['GET'], access: 'public' }],
      },
    ],
    { classes: { ...routeClassPolicies, api: { ...routeClassPolicies.api, limit: { points: 2, seconds: 60 } } } },
  );
  try {
    for (let n = 0; n < 3; n += 1) await (await fetch(`${gateway.url}/api/org/v1/things/${n}`)).text();
    await (await fetch(`${gateway.url}/nowhere/secret-word`)).text();
    await new Promise((resolve) => setTimeout(resolve, 50));
    const text = await new Metrics({ process: false }).text();
    expect(text).toContain('plinth_gateway_request_seconds_count{service="org",class="api",status="2xx"} 2');
    expect(text).toContain('plinth_gateway_request_seconds_count{service="org",class="api",status="4xx"} 1');
    expect(text).toContain('plinth_gateway_request_seconds_count{service="none",class="none",status="4xx"} 1');
    expect(text).toContain('plinth_gateway_refused_total{code="gateway.limit_reached"} 1');
    expect(text).toContain('plinth_gateway_refused_total{code="gateway.route_not_found"} 1');
    expect(text).toContain('plinth_gateway_replicas{service="org",state="in"} 1');
    expect(text).not.toMatch(/things|secret-word/);
  } finally {
    await gateway.close();
    await service.close();
  }
});
