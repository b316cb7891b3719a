import { Injectable } from '@nestjs/common';
import type { Upstream } from '../proxy/upstreams';
import { Upstreams } from '../proxy/upstreams';
import { healthOf } from './base-health';
import type { AskedService, HealthItem, ServiceFacts } from './base-health';
import { StoreFactsReader } from './store-facts.reader';

const ANSWER_WITHIN_MS = 3_000;

/** Asks every replica of every service, with the token of whoever wants to know. */
@Injectable()
export class ReadBaseHealth {
  constructor(
    private readonly upstreams: Upstreams,
    private readonly store: StoreFactsReader,
  ) {}

  async execute(authorization: string): Promise<readonly HealthItem[]> {
    const sets = [...this.upstreams.sets];
    const [asked, store] = await Promise.all([
      Promise.all(sets.map(([name, { replicas }]) => askService(name, replicas, authorization))),
      this.store.read().catch(() => undefined),
    ]);
    return healthOf(asked, store, new Date());
  }
}

async function askService(name: string, replicas: readonly Upstream[], authorization: string): Promise<AskedService> {
  const answers = await Promise.all(replicas.map((replica) => askReplica(replica, authorization)));
  const there = answers.filter((answer) => answer !== undefined);
  return { name, replicas: replicas.length, answering: there.length, facts: there.flatMap(({ facts }) => facts ?? []) };
}

/** Undefined for one that does not answer in time. */
async function askReplica({ pool }: Upstream, authorization: string): Promise<{ facts?: ServiceFacts } | undefined> {
  try {
    const { statusCode, body } = await pool.request({
      ...{ path: '/service-facts', method: 'GET', headers: { authorization } },
      ...{ headersTimeout: ANSWER_WITHIN_MS, bodyTimeout: ANSWER_WITHIN_MS },
    });
    if (statusCode === 200) return { facts: (await body.json()) as ServiceFacts };
    await body.dump();
    return statusCode < 500 ? {} : undefined;
  } catch {
    return undefined;
  }
}
