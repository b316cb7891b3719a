import { TRAFFIC_READINESS } from '@plinth/platform-telemetry';
import type { Upstream } from '../proxy/upstreams';
import type { ReplicaSet } from './replica-set';

const EVERY_MS = 500;
const ANSWER_WITHIN_MS = 1_000;
/** One late answer is a busy replica; two in a row are one that is gone. */
const LATE_AT_MOST = 1;

/** Asks the replicas of a service whether they are ready, so that one that drains gets no more requests. */
export class HealthWatch {
  private readonly late = new Map<Upstream, number>();
  private readonly timer: NodeJS.Timeout;

  /** A service of one replica is not asked: there is nobody else to send its requests to. */
  constructor(sets: Iterable<ReplicaSet>, everyMs = EVERY_MS) {
    const watched = [...sets].filter((set) => !set.isSingle).flatMap((set) => set.replicas);
    this.timer = setInterval(() => watched.forEach((replica) => void this.ask(replica)), everyMs);
    this.timer.unref();
    if (watched.length === 0) clearInterval(this.timer);
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private async ask(replica: Upstream): Promise<void> {
    try {
      const { statusCode, body } = await replica.pool.request({
        path: TRAFFIC_READINESS,
        method: 'GET',
        headersTimeout: ANSWER_WITHIN_MS,
        bodyTimeout: ANSWER_WITHIN_MS,
      });
      await body.dump();
      this.late.delete(replica);
      replica.isIn = statusCode === 200;
    } catch (error) {
      const late = isLate(error) ? (this.late.get(replica) ?? 0) + 1 : Infinity;
      this.late.set(replica, late);
      if (late > LATE_AT_MOST) replica.isIn = false;
    }
  }
}

const isLate = (error: unknown): boolean =>
  ['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT'].includes((error as { code?: string }).code ?? '');
