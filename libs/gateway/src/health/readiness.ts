import { TRAFFIC_READINESS } from '@plinth/platform-telemetry';
import type { GatewayService } from '../route/route';
import type { Gateway } from '../proxy/gateway';
import type { Upstream, Upstreams } from '../proxy/upstreams';

export interface ReadinessReport {
  readonly status: 'ready' | 'not_ready';
  /** What is not ready, by name; no addresses and no reasons, for this is public. */
  readonly waitingFor: readonly string[];
}

/** Ready when every required service is, and no shutdown has begun. */
export class Readiness {
  private kept?: { readonly report: Promise<ReadinessReport>; readonly until: number };

  constructor(
    private readonly services: readonly GatewayService[],
    private readonly upstreams: Upstreams,
    private readonly gateway: Gateway,
  ) {}

  /** Kept for a moment, so that a crowd of askers costs the services nothing. */
  async report(): Promise<ReadinessReport> {
    if (this.gateway.draining) return { status: 'not_ready', waitingFor: ['gateway'] };
    if (this.kept === undefined || this.kept.until < performance.now()) {
      this.kept = { report: this.ask(), until: performance.now() + 250 };
    }
    return this.kept.report;
  }

  private async ask(): Promise<ReadinessReport> {
    const required = this.services.filter((service) => service.required !== false);
    const answers = await Promise.all(required.map(({ name }) => this.isReady(name)));
    const waitingFor = required.filter((_, index) => !answers[index]).map((service) => service.name);
    return { status: waitingFor.length === 0 ? 'ready' : 'not_ready', waitingFor };
  }

  /** One replica that serves is enough. */
  private async isReady(name: string): Promise<boolean> {
    return (await Promise.all(this.upstreams.setOf(name).replicas.map(answersReady))).some(Boolean);
  }
}

async function answersReady({ pool }: Upstream): Promise<boolean> {
  try {
    const { statusCode, body } = await pool.request({
      path: TRAFFIC_READINESS,
      method: 'GET',
      headersTimeout: 2_000,
      bodyTimeout: 2_000,
    });
    await body.dump();
    return statusCode === 200;
  } catch {
    return false;
  }
}
