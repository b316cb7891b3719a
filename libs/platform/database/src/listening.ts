import type { Client } from 'pg';

type Wake = (payload: string) => void;

const AGAIN_MS = 500;

/**
 * All that one domain listens to, on one connection, made anew when it breaks: each NOTIFY of a database rouses every
 * connection that listens to anything, so a second one costs with each event of everybody.
 */
export class Listening {
  private readonly channels = new Map<string, Set<Wake>>();
  /** What is done to the connection happens one after another. */
  private last: Promise<unknown> = Promise.resolve();
  private client: Client | undefined;
  private again: NodeJS.Timeout | undefined;

  constructor(private readonly connect: () => Client) {}

  /** `wake` is called once when it listens, and once after each new connection. */
  async add(channel: string, wake: Wake): Promise<() => Promise<void>> {
    // One of their own for each call: the same function may be given twice.
    const own: Wake = (payload) => wake(payload);
    await this.inTurn(() => this.begin(channel, own));
    return () => this.inTurn(() => this.drop(channel, own));
  }

  private async begin(channel: string, wake: Wake): Promise<void> {
    const { client } = this;
    const others = this.channels.get(channel);
    this.channels.set(channel, new Set([...(others ?? []), wake]));
    if (client !== undefined) {
      // A connection that has just broken is made anew, with this channel.
      const isListening = others !== undefined || (await client.query(listenTo(client, channel)).then(yes, no));
      return isListening ? wake('') : undefined;
    }
    try {
      await this.open();
    } catch (error) {
      await this.drop(channel, wake);
      throw error;
    }
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.last.then(work, work);
    this.last = turn.catch(() => undefined);
    return turn;
  }

  private async open(): Promise<void> {
    const client = this.connect();
    client.on('error', () => undefined);
    client.on('notification', ({ channel, payload }) => {
      for (const wake of [...(this.channels.get(channel) ?? [])]) wake(payload ?? '');
    });
    try {
      await client.connect();
      for (const channel of this.channels.keys()) await client.query(listenTo(client, channel));
    } catch (error) {
      await client.end().catch(() => undefined);
      throw error;
    }
    client.once('end', () => {
      if (this.client === client) this.client = undefined;
      this.openLater();
    });
    this.client = client;
    for (const wakes of this.channels.values()) for (const wake of wakes) wake('');
  }

  private openLater(): void {
    clearTimeout(this.again);
    if (this.channels.size === 0) return;
    this.again = setTimeout(() => {
      const attempt = (): Promise<void> =>
        this.channels.size > 0 && this.client === undefined ? this.open() : Promise.resolve();
      this.inTurn(attempt).catch(() => this.openLater());
    }, AGAIN_MS);
    this.again.unref();
  }

  private async drop(channel: string, wake: Wake): Promise<void> {
    const wakes = this.channels.get(channel);
    wakes?.delete(wake);
    if (wakes === undefined || wakes.size > 0) return;
    this.channels.delete(channel);
    const { client } = this;
    if (this.channels.size > 0) {
      await client?.query(`UNLISTEN ${client.escapeIdentifier(channel)}`).catch(() => undefined);
      return;
    }
    clearTimeout(this.again);
    this.client = undefined;
    await client?.end().catch(() => undefined);
  }
}

const yes = (): boolean => true;
const no = (): boolean => false;
const listenTo = (client: Client, channel: string): string => `LISTEN ${client.escapeIdentifier(channel)}`;
