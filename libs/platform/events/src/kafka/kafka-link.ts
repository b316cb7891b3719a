import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { Kafka } from 'kafkajs';
import type { Admin, KafkaConfig, SASLOptions } from 'kafkajs';
import { WakefulLoop } from '../wakeful-loop';
import { faultOf, isMovingLeader } from './broker-fault';
import { BrokerHealth } from './broker-health';
import { kafkaLog } from './kafka-log';
import { kafkaUp } from './kafka-measure';
import type { KafkaOptions } from './kafka-options';

const PROBE_MS = 2_000;
/** kafkajs asks some questions again by itself while a leader moves, and gives up on others at once. */
const LEADER_WAITS_MS = [100, 200, 400, 800];
const USUAL = { partitions: 6, copies: 3, retentionDays: 90 } as const;
const DAY_MS = 86_400_000;

interface Questioner {
  readonly admin: Promise<Admin>;
  users: number;
}

/** The way of one part of a process to Kafka: its client, its questions to the cluster, and how it is. */
export class KafkaLink {
  readonly kafka: Kafka;
  readonly health: BrokerHealth;
  private readonly probe: WakefulLoop;
  private readonly made = new Set<string>();
  private questioner: Questioner | undefined;

  constructor(
    readonly options: KafkaOptions,
    private readonly who: string,
  ) {
    this.health = new BrokerHealth(new Logger(`Kafka of ${who}`));
    this.kafka = new Kafka(configOf(options, who));
    this.probe = new WakefulLoop(() => this.look(), {
      pollMs: PROBE_MS,
      onError: (error) => {
        kafkaUp.set({ part: this.who }, 0);
        this.fail('broker', error);
      },
    });
  }

  start(): void {
    this.probe.start();
  }

  async stop(): Promise<void> {
    await this.probe.stop();
    const { questioner } = this;
    this.questioner = undefined;
    const admin = await questioner?.admin.catch(() => undefined);
    await admin?.disconnect().catch(() => undefined);
  }

  fail(part: string, error: unknown): void {
    this.health.fail(part, faultOf(error, this.options.brokers));
  }

  /** Asks the cluster, again where a leader was just moving. A connection on which a question failed is not used again, and closed when nobody uses it. */
  async ask<T>(question: (admin: Admin) => Promise<T>): Promise<T> {
    for (const wait of LEADER_WAITS_MS) {
      try {
        return await this.askOnce(question);
      } catch (error) {
        if (!isMovingLeader(error)) throw error;
        await sleep(wait);
      }
    }
    return this.askOnce(question);
  }

  private async askOnce<T>(question: (admin: Admin) => Promise<T>): Promise<T> {
    const questioner = (this.questioner ??= { admin: this.connect(), users: 0 });
    questioner.users += 1;
    try {
      return await question(await questioner.admin);
    } catch (error) {
      if (this.questioner === questioner) this.questioner = undefined;
      throw error;
    } finally {
      questioner.users -= 1;
      if (this.questioner !== questioner && questioner.users === 0)
        void questioner.admin.then((admin) => admin.disconnect()).catch(() => undefined);
    }
  }

  /** Makes the topics that are not there. */
  async makeTopics(names: readonly string[]): Promise<void> {
    const wanted = names.filter((name) => !this.made.has(name));
    if (wanted.length === 0) return;
    const there = new Set(await this.ask((admin) => admin.listTopics()));
    const missing = wanted.filter((name) => !there.has(name));
    if (missing.length > 0) await this.create(missing);
    wanted.forEach((name) => this.made.add(name));
  }

  /** A topic turned out not to be there: it is looked for anew. */
  forgetTopics(): void {
    this.made.clear();
  }

  private async create(names: readonly string[]): Promise<void> {
    const { partitions, replication, retentionDays } = this.options.topics ?? {};
    const copies = replication ?? (await this.ask(async (admin) => (await admin.describeCluster()).brokers.length));
    const settings = [
      { name: 'retention.ms', value: String((retentionDays ?? USUAL.retentionDays) * DAY_MS) },
      { name: 'cleanup.policy', value: 'delete' },
      { name: 'message.timestamp.type', value: 'LogAppendTime' },
      ...((replication ?? copies) > 2 ? [{ name: 'min.insync.replicas', value: '2' }] : []),
    ];
    await this.ask((admin) =>
      admin.createTopics({
        waitForLeaders: true,
        timeout: 5_000,
        topics: names.map((topic) => ({
          topic,
          numPartitions: partitions ?? USUAL.partitions,
          replicationFactor: replication ?? Math.min(USUAL.copies, copies),
          configEntries: settings,
        })),
      }),
    );
  }

  private async connect(): Promise<Admin> {
    const admin = this.kafka.admin({ retry: { retries: 1, initialRetryTime: 100, maxRetryTime: 300 } });
    try {
      await admin.connect();
      return admin;
    } catch (error) {
      await admin.disconnect().catch(() => undefined);
      throw error;
    }
  }

  private async look(): Promise<undefined> {
    await this.ask((admin) => admin.describeCluster());
    kafkaUp.set({ part: this.who }, 1);
    this.health.ok('broker');
    return undefined;
  }
}

function configOf({ brokers, tls, sasl }: KafkaOptions, who: string): KafkaConfig {
  return {
    clientId: `plinth-${who}`,
    brokers: [...brokers],
    connectionTimeout: 3_000,
    authenticationTimeout: 5_000,
    requestTimeout: 10_000,
    retry: { retries: 2, initialRetryTime: 100, maxRetryTime: 1_000 },
    logCreator: kafkaLog(),
    ...(tls === undefined ? {} : { ssl: tls.ca === undefined ? true : { ca: [tls.ca] } }),
    ...(sasl === undefined ? {} : { sasl: { mechanism: 'scram-sha-512', ...sasl } as SASLOptions }),
  };
}
