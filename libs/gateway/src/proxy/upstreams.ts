import type { Server } from 'node:http';
import { Pool } from 'undici';
import type { GatewayService } from '../route/route';
import { HealthWatch } from '../upstream/health-watch';
import { ReplicaSet } from '../upstream/replica-set';
import { OutlierWindow } from './outlier-window';

/** A service, or one of its replicas, as the data plane sees it. */
export class Upstream {
  readonly window = new OutlierWindow();
  /** Requests under way, streams not counted. */
  active = 0;
  /** Whether requests are sent to it while others could take them. */
  isIn = true;
  readonly origin: string;
  readonly pool: Pool;
  /** Streams last for hours: they have connections of their own, so that they starve nobody. */
  readonly streams: Pool;

  constructor(
    readonly name: string,
    address: string,
    readonly maxActive: number,
    /** Runs in this process: requests are handed to it, streams still go over a connection. */
    readonly service?: Server,
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
  private readonly byName: ReadonlyMap<string, ReplicaSet>;
  private readonly watch: HealthWatch;

  constructor(services: readonly GatewayService[], maxActive: number) {
    const setOf = ({ name, upstream, local }: GatewayService) =>
      new ReplicaSet([upstream].flat().map((address) => new Upstream(name, address, maxActive, local)));
    this.byName = new Map(services.map((service) => [service.name, setOf(service)]));
    if (this.byName.size !== services.length) throw new Error('Two services behind the gateway have one name');
    this.watch = new HealthWatch(this.byName.values());
  }

  has(name: string): boolean {
    return this.byName.has(name);
  }

  get sets(): Iterable<readonly [string, ReplicaSet]> {
    return this.byName;
  }

  /** The replica that gets the next request. */
  of(name: string): Upstream {
    return this.setOf(name).choose();
  }

  setOf(name: string): ReplicaSet {
    const found = this.byName.get(name);
    if (found === undefined) throw new Error(`No upstream for service ${name}`);
    return found;
  }

  async close(): Promise<void> {
    this.watch.stop();
    const all = [...this.byName.values()].flatMap(({ replicas }) => replicas);
    await Promise.all(all.map((upstream) => upstream.close()));
  }
}
