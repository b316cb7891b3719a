import { setTimeout as sleep } from 'node:timers/promises';

export interface Answer {
  readonly status: number;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a black box: the caller says what it expects of it
  readonly body: any;
}

/** How long one attempt may hang before the client believes that nobody is there. */
const PATIENCE_MS = 15_000;

/** 5xx, a token that has run out, a limit, and the same request still under way are to be asked again. */
const isFinal = ({ status, body }: Answer): boolean =>
  status < 500 && ![401, 429].includes(status) && body.code !== 'http.idempotency_running';

/** As a good client of the API: what was not answered, or answered 5xx, is asked again with the same key until it is. */
export class InsistentClient {
  attempts = 0;
  unanswered = 0;
  /** Longest time from the first attempt to an answer, in milliseconds. */
  longestMs = 0;
  private held: { value: string; until: number } | undefined;

  constructor(
    private readonly url: string,
    private readonly fetchToken: () => Promise<string>,
  ) {}

  async ask(method: string, path: string, body?: unknown, key?: string): Promise<Answer> {
    const started = Date.now();
    for (;;) {
      const answer = await this.once(method, path, body, key);
      if (answer !== undefined && isFinal(answer)) {
        this.longestMs = Math.max(this.longestMs, Date.now() - started);
        return answer;
      }
      if (answer?.status === 401) this.held = undefined;
      this.unanswered += 1;
      await sleep(150);
    }
  }

  private async once(method: string, path: string, body: unknown, key?: string): Promise<Answer | undefined> {
    this.attempts += 1;
    const isRaw = body instanceof Uint8Array;
    try {
      const answer = await fetch(`${this.url}${path}`, {
        method,
        signal: AbortSignal.timeout(PATIENCE_MS),
        headers: {
          authorization: `Bearer ${await this.token()}`,
          ...(key === undefined ? {} : { 'idempotency-key': key }),
          ...(body === undefined ? {} : { 'content-type': isRaw ? 'application/octet-stream' : 'application/json' }),
        },
        ...(body === undefined ? {} : { body: isRaw ? new Uint8Array(body) : JSON.stringify(body) }),
      });
      const text = await answer.text();
      return { status: answer.status, body: text.startsWith('{') ? JSON.parse(text) : text };
    } catch {
      return undefined;
    }
  }

  private async token(): Promise<string> {
    if (this.held === undefined || this.held.until < Date.now())
      this.held = { value: await this.fetchToken(), until: Date.now() + 60_000 };
    return this.held.value;
  }
}
