type Hear = (data: unknown) => void;

/**
 * Server-sent events of the API, by their names; answers how to stop. The browser comes back by itself when a stream ends,
 * as it does with every token; the first event then says everything anew.
 */
export function openEventStream(path: string, hear: Readonly<Record<string, Hear>>): () => void {
  const stream = new EventSource(path);
  for (const [name, take] of Object.entries(hear))
    stream.addEventListener(name, ({ data }: MessageEvent<string>) => take(JSON.parse(data)));
  return () => stream.close();
}
