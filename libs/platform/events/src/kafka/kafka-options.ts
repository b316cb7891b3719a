/** How a service reaches Kafka and what the topics are that it makes there. */
export interface KafkaOptions {
  /** `host:port` of some brokers; the others are learnt from them. */
  readonly brokers: readonly string[];
  /** TLS when present; `ca` is PEM, the system's authorities when absent. */
  readonly tls?: { readonly ca?: string };
  readonly sasl?: {
    readonly mechanism?: 'plain' | 'scram-sha-256' | 'scram-sha-512';
    readonly username: string;
    readonly password: string;
  };
  readonly topics?: TopicSettings;
  /** Beginning of the names of topics and groups; `plinth` when absent. Two bases on one Kafka have different ones. */
  readonly prefix?: string;
  /** After so long without a sign of life a member's partitions go to others; 10,000 when absent. */
  readonly sessionTimeoutMs?: number;
  /** Partitions that one consumer of this process works on at the same time; 3 when absent. Each takes a connection. */
  readonly concurrency?: number;
}

/** Only for topics that are not there yet: what stands is never changed. */
export interface TopicSettings {
  /** 6 when absent. More later would move keys between partitions: begin with enough. */
  readonly partitions?: number;
  /** As many brokers as there are, 3 at most, when absent. */
  readonly replication?: number;
  /** 90 when absent: as long as the log of events is kept, so that a new consumer finds the same history. */
  readonly retentionDays?: number;
}

export const DEFAULT_PREFIX = 'plinth';

export const domainOf = (type: string): string => type.split('.', 1)[0] ?? '';

/** Topic of a domain: `plinth.<domain>`. */
export const topicOf = ({ prefix = DEFAULT_PREFIX }: KafkaOptions, domain: string): string => `${prefix}.${domain}`;

/** Group of a consumer: `plinth.<service>.<what it keeps>`. */
export const groupOf = ({ prefix = DEFAULT_PREFIX }: KafkaOptions, consumer: string): string => `${prefix}.${consumer}`;
