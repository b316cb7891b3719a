import { Metrics, instruments, scrapeSources } from '../index';
import { MetricSet } from './metric-set';
import { ScrapeSources } from './scrape-sources';

const setUp = () => {
  const metrics = new MetricSet();
  return { metrics, sources: new ScrapeSources(metrics) };
};
const failures = (metrics: MetricSet): Promise<string> => metrics.registry.metrics();

describe('sources of a scrape', () => {
  it('are asked once however often is scraped, and no more when taken away', async () => {
    const { sources } = setUp();
    let asked = 0;
    const remove = sources.add('rows', async () => void (asked += 1));
    await Promise.all([sources.refresh(), sources.refresh()]);
    await sources.refresh();
    expect(asked).toBe(1);
    remove();
    const { sources: others } = setUp();
    others.add('gone', () => (asked += 1))();
    await others.refresh();
    expect(asked).toBe(1);
  });

  it('that fail or hang keep nobody waiting, are counted, and are not asked a second time meanwhile', async () => {
    const { metrics, sources } = setUp();
    let hanging = 0;
    sources.add('broken', () => Promise.reject(new Error('no')));
    sources.add('hanging', () => new Promise(() => (hanging += 1)));
    await sources.refresh();
    await sources.refresh();
    expect(hanging).toBe(1);
    expect(await failures(metrics)).toContain('plinth_scrape_failures_total{source="broken"} 2');
    expect(await failures(metrics)).toContain('plinth_scrape_failures_total{source="hanging"} 2');
  });
});

describe('what libraries measure', () => {
  it('is shown by every Metrics of the process, after its sources were asked', async () => {
    const depth = instruments.gauge('plinth_spec_depth', 'x', []);
    const remove = scrapeSources.add('spec', () => depth.set({}, 7));
    expect(await new Metrics({ process: false }).text()).toContain('plinth_spec_depth 7');
    remove();
  });

  it('is no value before anybody measured it', async () => {
    instruments.gauge('plinth_spec_intact', 'x', []);
    const text = await new Metrics({ process: false }).text();
    expect(text).toContain('# TYPE plinth_spec_intact gauge');
    expect(text).not.toMatch(/^plinth_spec_intact /m);
  });

  it('tells the release', async () => {
    expect(await new Metrics().text()).toMatch(/plinth_build_info\{version="\d+\.\d+\.\d+",node="v\d+/);
  });
});
