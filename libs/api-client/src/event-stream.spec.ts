import { openEventStream } from './event-stream';

/** What a browser does with a stream; node has none. */
class BrowserStream extends EventTarget {
  static readonly CLOSED = 2;
  static readonly opened: BrowserStream[] = [];
  readyState = 0;
  onopen: (() => void) | undefined;
  onerror: (() => void) | undefined;

  constructor(readonly path: string) {
    super();
    BrowserStream.opened.push(this);
  }

  fail(isRefused: boolean): void {
    this.readyState = isRefused ? 2 : 0;
    this.onerror?.();
  }

  close(): void {
    this.readyState = 2;
  }
}

describe('a stream of events', () => {
  const { opened } = BrowserStream;
  beforeEach(() => {
    jest.useFakeTimers();
    opened.length = 0;
    Object.assign(globalThis, { EventSource: BrowserStream });
  });
  afterEach(() => {
    jest.useRealTimers();
    Reflect.deleteProperty(globalThis, 'EventSource');
  });

  it('tells what it hears by name', () => {
    const heard: unknown[] = [];
    openEventStream('/stream', { job: (data) => heard.push(data) });
    opened[0]?.dispatchEvent(new MessageEvent('job', { data: '{"id":1}' }));
    opened[0]?.dispatchEvent(new MessageEvent('other', { data: '{"id":2}' }));
    expect(heard).toEqual([{ id: 1 }]);
  });

  it('is left to the browser when it breaks, and opened again when it is refused, ever more seldom', () => {
    openEventStream('/stream', {});
    opened[0]?.fail(false);
    jest.advanceTimersByTime(600_000);
    expect(opened).toHaveLength(1);
    opened[0]?.fail(true);
    jest.advanceTimersByTime(2_000);
    expect(opened).toHaveLength(2);
    opened[1]?.fail(true);
    jest.advanceTimersByTime(2_000);
    expect(opened).toHaveLength(2);
    jest.advanceTimersByTime(2_000);
    expect(opened).toHaveLength(3);
    opened[2]?.onopen?.();
    opened[2]?.fail(true);
    jest.advanceTimersByTime(2_000);
    expect(opened).toHaveLength(4);
  });

  it('is not opened again once it is stopped', () => {
    const stop = openEventStream('/stream', {});
    opened[0]?.fail(true);
    stop();
    jest.advanceTimersByTime(600_000);
    expect(opened).toHaveLength(1);
    expect(opened[0]?.readyState).toBe(2);
  });
});
