import type { BoundedLabels } from './bounded-labels';

type LabelValues = Readonly<Record<string, string | number>>;

export interface LabelCell<C> {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: C;
}

type Branch<C> = Map<string | number, Branch<C> | LabelCell<C>>;

/**
 * What one metric keeps for each combination of its label values. A combination that was seen before is found by a few
 * look-ups and makes nothing: this is done several times in every request.
 */
export class LabelCells<C> {
  private readonly root: Branch<C> = new Map();
  private readonly cells: LabelCell<C>[] = [];

  constructor(
    private readonly metric: string,
    private readonly names: readonly string[],
    private readonly bounds: BoundedLabels,
    private readonly make: () => C,
  ) {
    if (names.length === 0) this.cells.push({ labels: {}, value: make() });
  }

  get all(): readonly LabelCell<C>[] {
    return this.cells;
  }

  at(values: LabelValues): C {
    let found: Branch<C> | LabelCell<C> | undefined = this.names.length === 0 ? this.cells[0] : this.root;
    for (const name of this.names) found = (found as Branch<C> | undefined)?.get(values[name] as string | number);
    return ((found as LabelCell<C> | undefined) ?? this.add(values)).value;
  }

  private add(values: LabelValues): LabelCell<C> {
    const labels = this.bounds.bound(this.metric, values);
    const place = this.placeOf(labels);
    const known = place.branch.get(place.last) as LabelCell<C> | undefined;
    const cell = known ?? { labels, value: this.make() };
    if (known === undefined) {
      place.branch.set(place.last, cell);
      this.cells.push(cell);
    }
    // Values beyond the limit leave no trace here; a number is found again as the number it was given as.
    if (this.names.every((name) => labels[name] === String(values[name]))) {
      const given = this.placeOf(values);
      given.branch.set(given.last, cell);
    }
    return cell;
  }

  private placeOf(values: LabelValues): { readonly branch: Branch<C>; readonly last: string | number } {
    let branch = this.root;
    for (const name of this.names.slice(0, -1)) {
      const value = values[name] as string | number;
      const next = (branch.get(value) as Branch<C> | undefined) ?? new Map();
      branch.set(value, next);
      branch = next;
    }
    return { branch, last: values[this.names.at(-1) as string] as string | number };
  }
}
