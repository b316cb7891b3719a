import { Registry, collectDefaultMetrics } from 'prom-client';
import { readVersion } from './build-info';
import { instruments, scrapeSources } from './instruments';
import { MetricSet } from './metric-set';

/** The metrics of one process, with those that its libraries declare (`instruments`). */
export class Metrics extends MetricSet {
  constructor(options: { readonly labelLimit?: number; readonly process?: boolean } = {}) {
    super(new Registry(), options.labelLimit);
    if (options.process === false) return;
    collectDefaultMetrics({ register: this.registry });
    const build = this.gauge('plinth_build_info', 'Always 1; the release and its Node.js', [
      'version',
      'node',
    ] as const);
    build.set({ version: readVersion(), node: process.version }, 1);
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  async text(): Promise<string> {
    await scrapeSources.refresh();
    return (await Promise.all([this.registry.metrics(), instruments.registry.metrics()])).join('\n');
  }
}
