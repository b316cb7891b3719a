import type { ErrorCatalog } from '@plinth/error-contract';

export const CacheErrors = {
  secondInstance: {
    code: 'cache.second_instance',
    kind: 'conflict',
    zh: '这个数据库已由另一个底座进程使用:{holder}。请先停止它,或改用集群形态(Redis)。',
    en: 'Another process of the base already runs on this database: {holder}. Stop it first, or use the cluster shape (Redis).',
  },
  unavailable: {
    code: 'cache.unavailable',
    kind: 'unavailable',
    zh: '共享缓存(Redis)暂时不可用。',
    en: 'The shared cache (Redis) is not available at the moment.',
  },
  wrongSettings: {
    code: 'cache.wrong_settings',
    kind: 'invalid',
    zh: 'Redis 的配置有误:{fault}。',
    en: 'The settings of Redis are wrong: {fault}.',
  },
} as const satisfies ErrorCatalog;
