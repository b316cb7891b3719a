import { isServerFault } from '../consumer-fault';

export type FaultKind = 'unreachable' | 'credentials' | 'refused' | 'unreadable' | 'failed';

export interface BrokerFault {
  readonly kind: FaultKind;
  /** What is wrong, and what to do about it. */
  readonly text: string;
  /** Ordinary for a moment: a fault only when it lasts. */
  readonly isPassing?: boolean;
}

interface KafkaError {
  readonly name?: string;
  readonly message?: string;
  readonly type?: string;
  readonly code?: string | number;
  readonly cause?: unknown;
  readonly errors?: readonly unknown[];
}

/** kafkajs wraps: what it gave up on is the cause, of several topics each has its own. */
function originOf(error: unknown): KafkaError {
  let origin = (error ?? {}) as KafkaError;
  for (let depth = 0; depth < 8; depth += 1) {
    const inner = (origin.errors?.[0] ?? origin.cause) as KafkaError | undefined;
    if (!inner || typeof inner !== 'object') break;
    origin = inner;
  }
  return origin;
}

const CREDENTIAL_TYPES = ['SASL_AUTHENTICATION_FAILED', 'UNSUPPORTED_SASL_MECHANISM', 'ILLEGAL_SASL_STATE'];
const TOPIC_ADVICE: Readonly<Record<string, string>> = {
  INVALID_REPLICATION_FACTOR:
    'there are fewer brokers than copies asked for: set PLINTH_KAFKA_REPLICATION to at most the number of brokers, or add brokers',
  POLICY_VIOLATION: 'a policy of the broker forbids such a topic: have it made by hand with the same name',
  TOPIC_AUTHORIZATION_FAILED:
    'this user may not use or make the topic: grant Create, Describe, Read and Write on topics plinth.*, or have the topic made by hand',
  CLUSTER_AUTHORIZATION_FAILED:
    'this user may not make topics or write idempotently: grant Create and IdempotentWrite on the cluster',
  GROUP_AUTHORIZATION_FAILED: 'this user may not join the group: grant Read on groups plinth.*',
  INVALID_PARTITIONS: 'set PLINTH_KAFKA_PARTITIONS to 1 or more',
  UNKNOWN_TOPIC_OR_PARTITION: 'the topic is not there and could not be made: have it made, or grant Create on topics',
  NOT_ENOUGH_REPLICAS: 'too few copies are in step to acknowledge: bring the missing brokers back',
  MESSAGE_TOO_LARGE: 'an event is larger than the broker takes: raise max.message.bytes of the topic',
};
const MOVING_LEADER = ['NOT_LEADER_FOR_PARTITION', 'LEADER_NOT_AVAILABLE'];
/** A topic that was just made, a coordinator or leader that moves. */
const PASSING = [
  ...MOVING_LEADER,
  'UNKNOWN_TOPIC_OR_PARTITION',
  'NOT_ENOUGH_REPLICAS',
  'GROUP_COORDINATOR_NOT_AVAILABLE',
  'GROUP_LOAD_IN_PROGRESS',
  'NOT_COORDINATOR_FOR_GROUP',
  'REBALANCE_IN_PROGRESS',
  'UNKNOWN_MEMBER_ID',
  'ILLEGAL_GENERATION',
];
const AWAY_CODES = ['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH'];
const AWAY_NAMES = [
  'KafkaJSConnectionError',
  'KafkaJSConnectionClosedError',
  'KafkaJSRequestTimeoutError',
  'KafkaJSBrokerNotFound',
  'KafkaJSNoBrokerAvailableError',
  'KafkaJSTimeout',
  'KafkaJSLockTimeout',
];

/** The partition has its leader elsewhere now, or has none yet: the same question succeeds in a moment. */
export function isMovingLeader(error: unknown): boolean {
  return MOVING_LEADER.includes(originOf(error).type ?? '');
}

/** An error of Kafka in words for whoever runs the service. Never carries a password. */
export function faultOf(error: unknown, brokers: readonly string[]): BrokerFault {
  const origin = originOf(error);
  const { name = '', message = String(error), type = '', code } = origin;
  const at = brokers.join(', ');
  if (!name.startsWith('KafkaJS')) return { kind: 'failed', text: message, isPassing: isServerFault(error) };
  if (name === 'KafkaJSSASLAuthenticationError' || CREDENTIAL_TYPES.includes(type)) {
    const advice =
      type === 'ILLEGAL_SASL_STATE' || /ILLEGAL_SASL_STATE|not valid given the current SASL state/i.test(message)
        ? 'that listener takes no user and password: leave PLINTH_KAFKA_USERNAME out, or name the port that asks for one'
        : 'check PLINTH_KAFKA_USERNAME and PLINTH_KAFKA_PASSWORD_FILE, and the mechanism that the listener speaks';
    return { kind: 'credentials', text: `Kafka at ${at} refuses the credentials (${message}); ${advice}` };
  }
  const advice = TOPIC_ADVICE[type];
  if (advice !== undefined) {
    const text = `Kafka at ${at} refuses (${type}: ${message}); ${advice}`;
    return { kind: 'refused', text, isPassing: PASSING.includes(type) };
  }
  if (/certificate|self.signed|SSL|TLS|EPROTO/i.test(`${code} ${message}`))
    return {
      kind: 'credentials',
      text: `TLS with Kafka at ${at} failed (${message}); check PLINTH_KAFKA_TLS_CA_FILE and that the port speaks TLS`,
    };
  if (AWAY_CODES.includes(String(code)) || AWAY_NAMES.includes(name))
    return {
      kind: 'unreachable',
      text: `Kafka at ${at} does not answer (${message}); events wait in PostgreSQL and nothing is lost. Check PLINTH_KAFKA_BROKERS, that the broker runs, and, where it asks for a password, that one is given`,
    };
  return { kind: 'failed', text: `Kafka at ${at}: ${type || name}: ${message}`, isPassing: PASSING.includes(type) };
}
