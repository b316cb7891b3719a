import { Metrics } from './metrics';

const linesOf = async (metrics: Metrics, name: string): Promise<string[]> =>
  (await metrics.text()).split('\n').filter((line) => line.startsWith(name));

describe('metrics of labels', () => {
  it('count one combination in one place, whether a value came as a number or as a text', async () => {
    const metrics = new Metrics({ process: false });
    const counter = metrics.counter('plinth_test_total', 'test', ['route', 'status'] as const);
    counter.add({ route: '/a', status: 200 });
    counter.add({ status: '200', route: '/a' }, 2);
    counter.add({ route: '/b', status: 200 });
    expect(await linesOf(metrics, 'plinth_test_total')).toEqual([
      'plinth_test_total{route="/a",status="200"} 3',
      'plinth_test_total{route="/b",status="200"} 1',
    ]);
    expect(() => counter.add({ route: '/a', status: 200 }, -1)).toThrow(/grows/);
  });

  it('merge what is beyond the limit, however often it comes', async () => {
    const metrics = new Metrics({ labelLimit: 1, process: false });
    const seconds = metrics.histogram('plinth_test_seconds', 'test', ['route'] as const, [1]);
    for (const route of ['/a', '/b', '/c', '/b', '/a']) seconds.observe({ route }, 0.5);
    seconds.of({ route: '/d' }).observe(2);
    expect(await linesOf(metrics, 'plinth_test_seconds')).toEqual([
      'plinth_test_seconds_bucket{le="1",route="/a"} 2',
      'plinth_test_seconds_bucket{le="+Inf",route="/a"} 2',
      'plinth_test_seconds_sum{route="/a"} 1',
      'plinth_test_seconds_count{route="/a"} 2',
      'plinth_test_seconds_bucket{le="1",route="other"} 3',
      'plinth_test_seconds_bucket{le="+Inf",route="other"} 4',
      'plinth_test_seconds_sum{route="other"} 3.5',
      'plinth_test_seconds_count{route="other"} 4',
    ]);
  });

  it('take what lies on a bound for below it, and tell what nobody has observed where there are no labels', async () => {
    const metrics = new Metrics({ process: false });
    metrics.counter('plinth_test_total', 'test', []);
    const seconds = metrics.histogram('plinth_test_seconds', 'test', [], [0.1, 1]);
    seconds.observe({}, 0.1);
    expect(await linesOf(metrics, 'plinth_test_')).toEqual([
      'plinth_test_total 0',
      'plinth_test_seconds_bucket{le="0.1"} 1',
      'plinth_test_seconds_bucket{le="1"} 1',
      'plinth_test_seconds_bucket{le="+Inf"} 1',
      'plinth_test_seconds_sum 0.1',
      'plinth_test_seconds_count 1',
    ]);
    expect(() => metrics.counter('plinth_test_total', 'again', [])).toThrow(/already/);
  });
});
