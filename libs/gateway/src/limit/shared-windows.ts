import type { RateLimit } from '../route/route-class';
import { SharedWindow } from './shared-window';

const KEPT_AT_MOST = 100_000;
/** Looked at with every new window: more go than come. */
const LOOKED_AT = 3;

/** The windows that run, of one class of traffic; those that are over make room as new ones come. */
export class SharedWindows {
  private readonly held = new Map<string, SharedWindow>();

  of(key: string, limit: RateLimit, now: number): SharedWindow {
    const known = this.held.get(key);
    if (known !== undefined && known.until > now && isSame(known.limit, limit)) return known;
    const made = new SharedWindow(limit, now);
    this.held.delete(key);
    this.held.set(key, made);
    this.makeRoom(now);
    return made;
  }

  /** A Map keeps insertion order and the windows of a class are equally long: those that are over stand in front. */
  private makeRoom(now: number): void {
    let looked = 0;
    for (const [key, { until }] of this.held) {
      looked += 1;
      if (this.held.size <= KEPT_AT_MOST && (looked > LOOKED_AT || until > now)) return;
      this.held.delete(key);
    }
  }
}

const isSame = (a: RateLimit, b: RateLimit): boolean => a === b || (a.points === b.points && a.seconds === b.seconds);
