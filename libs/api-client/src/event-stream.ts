type Hear = (data: unknown) => void;

const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 60_000;

/**
 * Server-sent events of the API, by their names; answers how to stop. The browser comes back by itself when a stream ends,
 * as it does with every token; the first event then says everything anew. A browser gives up where it is refused, as by a
 * gateway whose services are just being started: so it is sent again, at growing intervals.
 */
export function openEventStream(path: string, hear: Readonly<Record<string, Hear>>): () => void {
  let stream: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let pause = FIRST_PAUSE_MS;
  const open = (): void => {
    const opened = new EventSource(path);
    stream = opened;
    opened.onopen = () => void (pause = FIRST_PAUSE_MS);
    opened.onerror = () => {
      if (opened.readyState !== EventSource.CLOSED) return;
      timer = setTimeout(open, pause);
      pause = Math.min(2 * pause, LONGEST_PAUSE_MS);
    };
    for (const [name, take] of Object.entries(hear))
      opened.addEventListener(name, ({ data }: MessageEvent<string>) => take(JSON.parse(data)));
  };
  open();
  return () => {
    clearTimeout(timer);
    stream?.close();
  };
}
