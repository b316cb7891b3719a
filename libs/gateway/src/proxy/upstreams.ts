import { Pool } from 'undici';
import type { GatewayService } from '../route/route';
import { OutlierWindow } from './outlier-window';

/** A service as the data plane sees it. */
export class Upstream {
  readonly window = new OutlierWindow();
  /** Requests under way, streams not counted. */
  active = 0;
  readonly origin: string;
  readonly pool: Pool;
  /** Streams last for hours: they have connections of their own, so that they starve nobody. */
  readonly streams: Pool;

  constructor(
    readonly name: string,
    address: string,
    readonly maxActive: number,
  ) {
    const socketPath = address.startsWith('unix:') ? address.slice(5) : undefined;
    this.origin = socketPath === undefined ? new URL(address).origin : 'http://localhost';
    // Timeouts are ours (StallWatch): undici's cannot tell a slow upload or a quiet event stream from a dead service.
    // Pipelining above 1 stalls.
    const options = { pipelining: 1, headersTimeout: 0, bodyTimeout: 0, connect: { timeout: 3_000, socketPath } };
    this.pool = new Pool(this.origin, { ...options, connections: 256 });
    this.streams = new Pool(this.origin, { ...options, connections: null });
  }

  async close(): Promise<void> {
    await Promise.all([this.pool.destroy(), this.streams.destroy()]);
  }
}

export class Upstreams {
  private readonly byName: ReadonlyMap<string, Upstream>;

  constructor(services: readonly GatewayService[], maxActive: number) {
    this.byName = new Map(services.map(({ name, upstream }) => [name, new Upstream(name, upstream, maxActive)]));
    if (this.byName.size !== services.length) throw new Error('Two services behind the gateway have one name');
  }

  has(name: string): boolean {
    return this.byName.has(name);
  }

  of(name: string): Upstream {
    const found = this.byName.get(name);
    if (found === undefined) throw new Error(`No upstream for service ${name}`);
    return found;
  }

  async close(): Promise<void> {
    await Promise.all([...this.byName.values()].map((upstream) => upstream.close()));
  }
}
