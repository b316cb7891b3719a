/** What stands for every value beyond the limit. */
export const OVERFLOW = 'other';

/**
 * Each label of each metric takes a limited number of different values: one made of ids or addresses would grow
 * without end in this process and in Prometheus.
 */
export class BoundedLabels {
  private readonly seen = new Map<string, Set<string>>();

  constructor(private readonly limit: number) {}

  bound<L extends string>(metric: string, labels: Readonly<Record<L, string | number>>): Record<L, string> {
    const entries = Object.entries<string | number>(labels).map(([name, value]) => [
      name,
      this.valueOf(`${metric} ${name}`, String(value)),
    ]);
    return Object.fromEntries(entries) as Record<L, string>;
  }

  private valueOf(place: string, value: string): string {
    let values = this.seen.get(place);
    if (values === undefined) this.seen.set(place, (values = new Set()));
    if (values.has(value)) return value;
    if (values.size >= this.limit || value.length > 200) return OVERFLOW;
    values.add(value);
    return value;
  }
}
