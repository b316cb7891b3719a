import { Gauge, Registry } from 'prom-client';
import { BoundedLabels } from './bounded-labels';
import { LabelCells } from './label-cells';
import { Distribution, Tally, showDistributions, showTallies } from './tallies';

export type Labels<L extends string> = Readonly<Record<L, string | number>>;

export interface CounterMetric<L extends string> {
  add(labels: Labels<L>, by?: number): void;
}

export interface GaugeMetric<L extends string> {
  set(labels: Labels<L>, value: number): void;
  /** Forgets every value: what is not set again is not there any more. */
  reset(): void;
}

export interface HistogramMetric<L extends string> {
  observe(labels: Labels<L>, value: number): void;
  /** The same with its labels given once, for what happens thousands of times a second. */
  of(labels: Labels<L>): { observe(value: number): void };
}

/** Suits durations from a millisecond to ten seconds. */
const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Metrics by name. Names begin with `plinth_`; labels are bounded whatever is passed. */
export class MetricSet {
  private readonly labels: BoundedLabels;

  constructor(
    readonly registry: Registry = new Registry(),
    labelLimit = 100,
  ) {
    this.labels = new BoundedLabels(labelLimit);
  }

  counter<L extends string>(name: string, help: string, labelNames: readonly L[]): CounterMetric<L> {
    const cells = new LabelCells(checked(name), labelNames, this.labels, () => new Tally());
    showTallies(this.registry, { name, help }, cells);
    return { add: (labels, by = 1) => cells.at(labels).add(by) };
  }

  gauge<L extends string>(name: string, help: string, labelNames: readonly L[]): GaugeMetric<L> {
    const metric = new Gauge({ name: checked(name), help, labelNames: [...labelNames], registers: [this.registry] });
    // prom-client begins with 0 where there are no labels: what nobody has measured yet must not look like a fault.
    if (labelNames.length === 0) metric.remove();
    return { set: (labels, value) => metric.set(this.bound(name, labels), value), reset: () => metric.reset() };
  }

  histogram<L extends string>(
    name: string,
    help: string,
    labelNames: readonly L[],
    buckets: readonly number[] = SECONDS,
  ): HistogramMetric<L> {
    const cells = new LabelCells(checked(name), labelNames, this.labels, () => new Distribution(buckets));
    showDistributions(this.registry, { name, help }, cells);
    return {
      observe: (labels, value) => cells.at(labels).observe(value),
      of: (labels) => cells.at(labels),
    };
  }

  private bound<L extends string>(name: string, labels: Labels<L>): Record<L, string> {
    return this.labels.bound(name, labels);
  }
}

function checked(name: string): string {
  if (!/^plinth_[a-z0-9_]+$/.test(name)) throw new Error(`A metric is called plinth_…: ${name}`);
  return name;
}
