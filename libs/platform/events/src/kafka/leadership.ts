import { Client } from 'pg';
import type { DatabaseServer } from '@plinth/platform-database';

/** First half of the advisory lock's key; the second is the hash of the topic. */
const PRODUCER_LOCK = 7_165_006;

/**
 * Who produces to a topic: whoever holds its advisory lock, as long as the session lives. The lock of a killed process is
 * free at once. Two that both believe to lead for a moment do no harm: each goes on in order from the stored mark, so
 * an event may come twice, never before one that precedes it.
 */
export class Leadership {
  private client: Promise<Client> | undefined;
  private readonly held = new Set<string>();

  constructor(private readonly server: DatabaseServer) {}

  async claim(topic: string): Promise<boolean> {
    if (this.held.has(topic)) return true;
    const { rows } = await (
      await this.connection()
    ).query<{ won: boolean }>('SELECT pg_try_advisory_lock($1::int, hashtext($2)) AS won', [PRODUCER_LOCK, topic]);
    if (rows[0]?.won !== true) return false;
    this.held.add(topic);
    return true;
  }

  async giveUp(topic: string): Promise<void> {
    if (!this.held.delete(topic)) return;
    const client = await this.client?.catch(() => undefined);
    await client
      ?.query('SELECT pg_advisory_unlock($1::int, hashtext($2))', [PRODUCER_LOCK, topic])
      .catch(() => undefined);
  }

  async close(): Promise<void> {
    const client = await this.client?.catch(() => undefined);
    this.lose();
    await client?.end().catch(() => undefined);
  }

  private connection(): Promise<Client> {
    return (this.client ??= this.connect());
  }

  private async connect(): Promise<Client> {
    const client = new Client({
      ...this.server.domain('events'),
      application_name: 'plinth-events leader',
      keepAlive: true,
    });
    client.on('error', () => undefined);
    client.once('end', () => this.lose());
    try {
      await client.connect();
      return client;
    } catch (error) {
      this.lose();
      await client.end().catch(() => undefined);
      throw error;
    }
  }

  private lose(): void {
    this.client = undefined;
    this.held.clear();
  }
}
