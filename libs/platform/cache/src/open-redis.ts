import type { Metrics } from '@plinth/platform-telemetry';
import type { CacheParts } from './cache-parts';
import { RedisCache } from './redis-cache';
import { RedisLink } from './redis-link';
import { measureRedis } from './redis-measure';
import { RedisReplicas } from './redis-replicas';
import type { RedisSettings } from './redis-settings';
import { RedisSignals } from './redis-signals';

const FIRST_ANSWER_MS = 1_000;

export interface RedisUse extends RedisSettings {
  /** Processes of one service count each other: `gateway`, `identity` … */
  readonly service: string;
  /** Replicas that the operator runs at least; 1 when absent. */
  readonly replicas?: number;
  readonly metrics?: Metrics;
}

/**
 * What processes share through Redis. It opens without Redis as well: everything goes on by itself until Redis answers.
 * @throws DomainError `cache.wrong_settings`
 */
export async function openRedis(use: RedisUse): Promise<CacheParts> {
  const link = new RedisLink(use, use.metrics === undefined ? undefined : measureRedis(use.metrics));
  const cache = new RedisCache(link);
  const signals = new RedisSignals(link, use);
  const replicas = new RedisReplicas(link, use.service, use.replicas);
  signals.start();
  await link.start(FIRST_ANSWER_MS);
  await replicas.beat();
  const close = async (): Promise<void> => {
    await replicas.stop();
    signals.stop();
    link.close();
  };
  return { cache, signals, replicas, close };
}
