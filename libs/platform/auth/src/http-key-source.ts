import type { JWK } from 'jose';
import { KeySource } from './key-source';

export interface HttpKeySourceOptions {
  /** `jwks_uri` of the issuer. */
  readonly url: string;
  /** After this time the set is read again, so that a withdrawn key dies; 10 minutes when absent. */
  readonly maxAgeMs?: number;
  /** An unknown key id makes a new reading at most this often; 5 seconds when absent. */
  readonly pauseMs?: number;
  readonly now?: () => number;
}

/** Reads the JWKS over HTTP. Forged key ids cannot make it hammer the issuer. */
export class HttpKeySource extends KeySource {
  private keys = new Map<string, JWK>();
  private readAt = -Infinity;
  private triedAt = -Infinity;
  private reading?: Promise<void>;

  constructor(private readonly options: HttpKeySourceOptions) {
    super();
  }

  async find(keyId: string): Promise<JWK | undefined> {
    const isOld = this.now() - this.readAt > (this.options.maxAgeMs ?? 600_000);
    if (isOld || !this.keys.has(keyId)) await this.readAgain();
    return this.keys.get(keyId);
  }

  private async readAgain(): Promise<void> {
    if (this.reading === undefined) {
      if (this.now() - this.triedAt < (this.options.pauseMs ?? 5_000)) return;
      this.triedAt = this.now();
      this.reading = this.read().finally(() => (this.reading = undefined));
    }
    await this.reading;
  }

  private async read(): Promise<void> {
    try {
      const response = await fetch(this.options.url, { signal: AbortSignal.timeout(5_000), redirect: 'error' });
      if (!response.ok) return;
      const { keys } = (await response.json()) as { keys: JWK[] };
      this.keys = new Map(keys.flatMap((key) => (key.kid === undefined ? [] : [[key.kid, key] as const])));
      this.readAt = this.now();
    } catch {
      // The issuer is away for the moment: the keys known so far stay good, the next question tries again.
    }
  }

  private now(): number {
    return (this.options.now ?? Date.now)();
  }
}
