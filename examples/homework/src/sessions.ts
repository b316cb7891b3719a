import { randomBytes } from 'node:crypto';

const newId = (): string => randomBytes(32).toString('base64url');

/** Things that browsers come back for, each for a limited time. Kept in memory: this is an example. */
export class Shelf<T> {
  private readonly things = new Map<string, { readonly thing: T; readonly until: number }>();

  constructor(
    private readonly keptMs: number,
    private readonly most = 10_000,
  ) {}

  put(thing: T): string {
    this.clear();
    const id = newId();
    this.things.set(id, { thing, until: Date.now() + this.keptMs });
    return id;
  }

  find(id: string | undefined): T | undefined {
    const found = id === undefined ? undefined : this.things.get(id);
    return found !== undefined && found.until > Date.now() ? found.thing : undefined;
  }

  /** Once only. */
  take(id: string | undefined): T | undefined {
    const found = this.find(id);
    if (id !== undefined) this.things.delete(id);
    return found;
  }

  private clear(): void {
    for (const [id, { until }] of this.things) if (until <= Date.now()) this.things.delete(id);
    // A flood of beginnings must not fill the memory: the oldest go first.
    for (const id of this.things.keys()) {
      if (this.things.size < this.most) break;
      this.things.delete(id);
    }
  }
}

export const cookieOf = (header: string | undefined, name: string): string | undefined =>
  header
    ?.split(';')
    .map((pair) => pair.trim().split('='))
    .find(([key]) => key === name)?.[1];
