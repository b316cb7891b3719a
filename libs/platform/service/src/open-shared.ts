import { openRedis } from '@plinth/platform-cache';
import type { CacheParts } from '@plinth/platform-cache';
import { redisOptions } from './engine-settings';
import type { RedisConfig } from './engine-settings';
import type { ServiceProcess } from './service-process';

/** What the processes of this service share; it opens without Redis as well (ADR 17). */
export async function openShared(
  { needs, metrics, closing }: ServiceProcess,
  config: RedisConfig,
): Promise<CacheParts> {
  const parts = await openRedis({ ...redisOptions(config), service: needs.name, metrics });
  closing.add(() => parts.close());
  return parts;
}
