import type { DomainError } from '@plinth/error-contract';
import { instruments, scrapeSources } from '@plinth/platform-telemetry';
import type { Exchange } from './exchange';
import type { Upstreams } from './upstreams';

const requests = instruments.histogram(
  'plinth_gateway_request_seconds',
  'Duration of requests at the gateway by service and class of route; streams last as long as they are open',
  ['service', 'class', 'status'] as const,
);
const refusals = instruments.counter('plinth_gateway_refused_total', 'Requests that the gateway itself refused', [
  'code',
]);
const active = instruments.gauge('plinth_gateway_active_requests', 'Requests under way', []);
const replicas = instruments.gauge(
  'plinth_gateway_replicas',
  'Replicas of a service: those that get requests, and those left out because they fail or drain',
  ['service', 'state'] as const,
);

const known = new Map<string, { observe(seconds: number): void }>();

export function measureExchange({ plan, response, startedAt }: Exchange): void {
  const labels = {
    service: plan?.service ?? 'none',
    class: plan?.class ?? 'none',
    status: `${Math.floor(response.statusCode / 100)}xx`,
  };
  const key = `${labels.service} ${labels.class} ${labels.status}`;
  let one = known.get(key);
  if (one === undefined) known.set(key, (one = requests.of(labels)));
  one.observe((performance.now() - startedAt) / 1_000);
}

export const measureRefusal = ({ code }: DomainError): void => refusals.add({ code });

/** Until what it answers is called. */
export function measureUpstreams(upstreams: Upstreams, activeRequests: () => number): () => void {
  return scrapeSources.add('gateway', () => {
    active.set({}, activeRequests());
    for (const [service, set] of upstreams.sets) {
      const serving = set.replicas.filter(({ isIn, window }) => isIn && window.isClosed).length;
      replicas.set({ service, state: 'in' }, serving);
      replicas.set({ service, state: 'out' }, set.replicas.length - serving);
    }
  });
}
