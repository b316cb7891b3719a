import type { Upstream } from '../proxy/upstreams';

/** The replicas of one service, and which of them gets the next request. */
export class ReplicaSet {
  private turn = 0;

  constructor(readonly replicas: readonly Upstream[]) {
    if (replicas.length === 0) throw new Error('A service behind the gateway has no address');
  }

  get isSingle(): boolean {
    return this.replicas.length === 1;
  }

  /** The least busy of those that serve; when none does, of all: better to try than to refuse. */
  choose(): Upstream {
    return this.isSingle ? (this.replicas[0] as Upstream) : this.leastBusy(this.serving(this.replicas));
  }

  /** Another one than that which has just failed; none when there is no other that serves. */
  another(failed: Upstream): Upstream | undefined {
    const others = this.replicas.filter((replica) => replica !== failed && replica.isIn && replica.window.isClosed);
    return others.length === 0 ? undefined : this.leastBusy(others);
  }

  private serving(replicas: readonly Upstream[]): readonly Upstream[] {
    const inService = replicas.filter((replica) => replica.isIn);
    const known = inService.length > 0 ? inService : replicas;
    const good = known.filter((replica) => replica.window.isClosed);
    // One that failed mostly is tried again with a single request, as a service of one replica is.
    const due = known.find((replica) => !replica.window.isClosed && replica.window.isDue);
    if (due !== undefined) return [due];
    return good.length > 0 ? good : known;
  }

  /** Equals take turns. */
  private leastBusy(candidates: readonly Upstream[]): Upstream {
    this.turn += 1;
    const [first, ...others] = candidates.map((_, index) => candidates[(index + this.turn) % candidates.length]);
    return others.reduce(
      (best, each) => ((each as Upstream).active < (best as Upstream).active ? each : best),
      first,
    ) as Upstream;
  }
}
