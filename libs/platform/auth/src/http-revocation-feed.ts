import { RevocationFeed } from '@plinth/identity-contract';
import type { Revocation } from '@plinth/identity-contract';

/** The feed of identity over HTTP: `GET <url>?since=<position>` answers `{ position, entries }`. */
export class HttpRevocationFeed extends RevocationFeed {
  constructor(
    private readonly url: string,
    private readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super();
  }

  async since(position: number) {
    const response = await fetch(`${this.url}?since=${position}`, {
      headers: this.headers,
      redirect: 'error',
      signal: AbortSignal.timeout(5_000),
    });
    if (!response.ok) throw new Error(`The revocation feed answered ${response.status}`);
    return (await response.json()) as { readonly position: number; readonly entries: readonly Revocation[] };
  }
}
