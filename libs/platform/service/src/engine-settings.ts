import { ConfigFaults, setting } from '@plinth/platform-config';
import type { RedisSettings } from '@plinth/platform-cache';
import type { KafkaOptions } from '@plinth/platform-events';

/** For a service that publishes or listens. Without brokers its events go over PostgreSQL alone. */
export const kafkaSettings = {
  kafkaBrokers: setting.list('PLINTH_KAFKA_BROKERS', { fallback: [] }),
  /** TLS with the authorities of the system; a CA of one's own switches it on as well. */
  kafkaTls: setting.flag('PLINTH_KAFKA_TLS', { fallback: false }),
  kafkaTlsCa: setting.optional(setting.pem('PLINTH_KAFKA_TLS_CA')),
  kafkaMechanism: setting.oneOf('PLINTH_KAFKA_MECHANISM', ['plain', 'scram-sha-256', 'scram-sha-512'], {
    fallback: 'scram-sha-512',
  }),
  kafkaUsername: setting.optional(setting.text('PLINTH_KAFKA_USERNAME')),
  kafkaPassword: setting.optional(setting.text('PLINTH_KAFKA_PASSWORD')),
  kafkaPartitions: setting.optional(setting.number('PLINTH_KAFKA_PARTITIONS')),
  kafkaReplication: setting.optional(setting.number('PLINTH_KAFKA_REPLICATION')),
  kafkaPrefix: setting.text('PLINTH_KAFKA_PREFIX', { fallback: 'plinth' }),
};

export interface KafkaConfig {
  readonly kafkaBrokers: readonly string[];
  readonly kafkaTls: boolean;
  readonly kafkaTlsCa: string | undefined;
  readonly kafkaMechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512';
  readonly kafkaUsername: string | undefined;
  readonly kafkaPassword: string | undefined;
  readonly kafkaPartitions: number | undefined;
  readonly kafkaReplication: number | undefined;
  readonly kafkaPrefix: string;
}

/** Undefined where there is no Kafka. */
export function kafkaOptions(config: KafkaConfig): KafkaOptions | undefined {
  if (config.kafkaBrokers.length === 0) return undefined;
  const { kafkaUsername: username, kafkaPassword: password, kafkaMechanism: mechanism } = config;
  if ((username === undefined) !== (password === undefined))
    throw new ConfigFaults([
      'PLINTH_KAFKA_USERNAME and PLINTH_KAFKA_PASSWORD (or PLINTH_KAFKA_PASSWORD_FILE) go together',
    ]);
  return {
    brokers: config.kafkaBrokers,
    prefix: config.kafkaPrefix,
    ...(config.kafkaTls || config.kafkaTlsCa !== undefined
      ? { tls: config.kafkaTlsCa === undefined ? {} : { ca: config.kafkaTlsCa } }
      : {}),
    ...(username === undefined || password === undefined ? {} : { sasl: { mechanism, username, password } }),
    topics: { partitions: config.kafkaPartitions, replication: config.kafkaReplication },
  };
}

/** For a service whose processes share counts and signals. */
export const redisSettings = {
  redisUrl: setting.text('PLINTH_REDIS_URL'),
  redisPasswordFile: setting.optional(setting.file('PLINTH_REDIS_PASSWORD_FILE')),
  redisTlsCaFile: setting.optional(setting.file('PLINTH_REDIS_TLS_CA_FILE')),
  redisPrefix: setting.text('PLINTH_REDIS_PREFIX', { fallback: 'plinth' }),
};

export interface RedisConfig {
  readonly redisUrl: string;
  readonly redisPasswordFile: string | undefined;
  readonly redisTlsCaFile: string | undefined;
  readonly redisPrefix: string;
}

export const redisOptions = (config: RedisConfig): RedisSettings => ({
  url: config.redisUrl,
  prefix: config.redisPrefix,
  ...(config.redisPasswordFile === undefined ? {} : { passwordFile: config.redisPasswordFile }),
  ...(config.redisTlsCaFile === undefined ? {} : { tlsCaFile: config.redisTlsCaFile }),
});
