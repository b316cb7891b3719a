import { v7 as uuid } from 'uuid';
import { SeenKeys } from '../import-reading/seen-keys';
import type { RosterGuardian } from '../import-reading/roster-row';

const COUNTER = 8;

/** Time-ordered ids (RFC 9562 §5.7) that end in a counter (§6.2, method 1): the id of line n can be told again at any time. */
export class CountedIds {
  private readonly base = uuid().slice(0, -COUNTER);

  of(n: number): string {
    return this.base + n.toString(16).padStart(COUNTER, '0');
  }
}

/** Rows of a file that mean one guardian get one id: same document, or same name and phone; else one for each child and name. */
export class StagedGuardians {
  private readonly ids = new CountedIds();
  private readonly seen = new SeenKeys();
  private n = 0;

  /** The number of the line and the id of the person. */
  next(child: number, { name, phone, document }: RosterGuardian): readonly [n: number, id: string] {
    const n = ++this.n;
    const key = document ? `d${document.number}` : phone ? `p${phone}${name}` : `c${child}:${name}`;
    return [n, this.ids.of(this.seen.add(key, '', 0, n)?.row ?? n)];
  }

  skip(count: number): void {
    this.n += count;
  }
}
