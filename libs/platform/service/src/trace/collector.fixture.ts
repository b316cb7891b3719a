import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A span as OTLP/HTTP sends it in JSON, as far as specs look at it. */
export interface ReceivedSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly attributes: readonly { readonly key: string; readonly value: Readonly<Record<string, unknown>> }[];
}

interface Received {
  readonly resourceSpans: readonly { readonly scopeSpans: readonly { readonly spans: readonly ReceivedSpan[] }[] }[];
}

export interface Collector {
  readonly url: string;
  /** Everything received, as text: for what must not be in it. */
  readonly bodies: readonly string[];
  spans(): readonly ReceivedSpan[];
  /** Waits until a span of this name has come. */
  named(name: string | RegExp): Promise<ReceivedSpan>;
  close(): Promise<void>;
}

/** An OTLP collector that keeps in memory what it gets; its `answer` is the status. */
export async function startCollector(answer = 200): Promise<Collector> {
  const bodies: string[] = [];
  const server = createServer((request, response) => {
    void textOf(request).then((text) => {
      if (request.url === '/v1/traces') bodies.push(text);
      response.writeHead(answer, { 'content-type': 'application/json' }).end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const spans = () =>
    bodies.flatMap((body) =>
      (JSON.parse(body) as Received).resourceSpans.flatMap(({ scopeSpans }) =>
        scopeSpans.flatMap((scope) => scope.spans),
      ),
    );
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    bodies,
    spans,
    named: async (name) => {
      const is = (span: ReceivedSpan): boolean =>
        typeof name === 'string' ? span.name === name : name.test(span.name);
      const until = Date.now() + 20_000;
      for (;;) {
        const found = spans().find(is);
        if (found !== undefined) return found;
        if (Date.now() > until)
          throw new Error(
            `No span ${String(name)} among ${spans()
              .map((span) => span.name)
              .join(', ')}`,
          );
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
