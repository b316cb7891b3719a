import type { Database } from '@plinth/platform-database';
import type { KafkaLink } from './kafka-link';

/** What of a topic's partition a group has still to read. */
interface PartitionReach {
  readonly partition: string;
  readonly end: number;
  readonly committed: number;
}

interface Snapshot {
  /** Everything up to here was in the topics … */
  readonly position: number;
  /** … when their partitions ended there. */
  readonly ends: ReadonlyMap<string, number>;
}

/** How far one group is, in offsets of Kafka and in positions of the log. */
export class ConsumerProgress {
  private snapshot: Snapshot | undefined;

  constructor(
    private readonly database: Database,
    private readonly link: KafkaLink,
    private readonly group: string,
    private readonly consumer: string,
    private readonly topics: readonly string[],
  ) {}

  /** Below it everything is done or set aside, even if Kafka forgot what was committed or delivers all again. */
  async floor(): Promise<number> {
    const [row] = await this.database.query<{ position: string }>(
      'SELECT position FROM event_cursor WHERE consumer = $1',
      [this.consumer],
    );
    return Number(row?.position ?? 0);
  }

  /** Events between what was committed and the head of the log. */
  async behind(): Promise<number> {
    const { head, produced } = await this.heads();
    const partitions = await this.partitions();
    return partitions.reduce((sum, { end, committed }) => sum + Math.max(0, end - committed), head - produced);
  }

  /** Once the group has read what was there at the last look, the floor is what had been produced by then. */
  async raiseFloor(): Promise<void> {
    const { produced } = await this.heads();
    const partitions = await this.partitions();
    const { snapshot } = this;
    const isRead = partitions.every(({ partition, committed }) => committed >= (snapshot?.ends.get(partition) ?? 0));
    if (snapshot !== undefined && !isRead) return;
    if (snapshot !== undefined) await this.saveFloor(snapshot.position);
    this.snapshot = { position: produced, ends: new Map(partitions.map(({ partition, end }) => [partition, end])) };
  }

  private async saveFloor(position: number): Promise<void> {
    await this.database.query(
      `WITH raised AS (
         UPDATE event_cursor SET position = $2, updated_at = now() WHERE consumer = $1 AND position < $2 RETURNING 1
       ) SELECT 1 FROM raised`,
      [this.consumer, position],
    );
  }

  /** Asked before the ends of the partitions: what is marked as produced is before them. */
  private async heads(): Promise<{ readonly head: number; readonly produced: number }> {
    const [row] = await this.database.query<{ head: string; produced: string }>(
      `SELECT counter.position AS head, least(counter.position,
         (SELECT min(coalesce(mark.position, 0)) FROM unnest($1::text[]) AS topic
          LEFT JOIN events.produced AS mark USING (topic))) AS produced
       FROM events.counter`,
      [this.topics],
    );
    return { head: Number(row?.head ?? 0), produced: Number(row?.produced ?? 0) };
  }

  private partitions(): Promise<readonly PartitionReach[]> {
    return this.link.ask(async (admin) => {
      // First what was committed: it only grows, so nothing looks more read than it is.
      const groups = await admin.fetchOffsets({ groupId: this.group, topics: [...this.topics] });
      const committed = new Map(
        groups.flatMap(({ topic, partitions }) =>
          partitions.map(({ partition, offset }) => [`${topic}/${partition}`, Number(offset)] as const),
        ),
      );
      const found: PartitionReach[] = [];
      for (const topic of this.topics) {
        for (const { partition, high, low } of await admin.fetchTopicOffsets(topic)) {
          const name = `${topic}/${partition}` as const;
          // What the topic has forgotten is not waited for.
          found.push({
            partition: name,
            end: Number(high),
            committed: Math.max(committed.get(name) ?? -1, Number(low)),
          });
        }
      }
      return found;
    });
  }
}
