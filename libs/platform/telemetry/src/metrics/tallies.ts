import type { Metric, Registry } from 'prom-client';
import type { LabelCells } from './label-cells';

interface Shape {
  readonly name: string;
  readonly help: string;
}

interface Sample {
  readonly labels: Readonly<Record<string, string | number>>;
  readonly value: number;
  readonly metricName?: string;
}

/** As prom-client's registry reads a metric of its own. */
const show = (registry: Registry, { name, help }: Shape, type: string, samples: () => Sample[]): void =>
  registry.registerMetric({
    name,
    get: () => Promise.resolve({ name, help, type, aggregator: 'sum', values: samples() }),
  } as unknown as Metric);

/** One number of a counter. */
export class Tally {
  private total = 0;

  add(by: number): void {
    if (!(by >= 0)) throw new Error('A counter only grows');
    this.total += by;
  }

  get value(): number {
    return this.total;
  }
}

export function showTallies(registry: Registry, shape: Shape, cells: LabelCells<Tally>): void {
  show(registry, shape, 'counter', () => cells.all.map(({ labels, value }) => ({ labels, value: value.value })));
}

/** How often what was observed fell below each bound. */
export class Distribution {
  private readonly counts: Float64Array;
  private sum = 0;

  constructor(private readonly bounds: readonly number[]) {
    this.counts = new Float64Array(bounds.length + 1);
  }

  observe(value: number): void {
    const { bounds } = this;
    let at = 0;
    while (at < bounds.length && value > (bounds[at] as number)) at += 1;
    this.counts[at] = (this.counts[at] as number) + 1;
    this.sum += value;
  }

  samples(name: string, labels: Readonly<Record<string, string>>): Sample[] {
    let count = 0;
    const buckets = [...this.counts].map((own, at) => {
      count += own;
      return { metricName: `${name}_bucket`, labels: { le: this.bounds[at] ?? '+Inf', ...labels }, value: count };
    });
    const sum = { metricName: `${name}_sum`, labels, value: this.sum };
    return [...buckets, sum, { metricName: `${name}_count`, labels, value: count }];
  }
}

export function showDistributions(registry: Registry, shape: Shape, cells: LabelCells<Distribution>): void {
  show(registry, shape, 'histogram', () => cells.all.flatMap(({ labels, value }) => value.samples(shape.name, labels)));
}
