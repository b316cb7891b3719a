import type { JWK } from 'jose';
import { KeySource } from './key-source';

export interface HttpKeySourceOptions {
  /** `jwks_uri` of the issuer; of several replicas the first that answers is believed. */
  readonly url: string | readonly string[];
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
    for (const url of [this.options.url].flat()) if (await this.readFrom(url)) return;
  }

  private async readFrom(url: string): Promise<boolean> {
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(5_000), redirect: 'error' });
      if (!response.ok) return false;
      const { keys } = (await response.json()) as { keys: JWK[] };
      this.keys = new Map(keys.flatMap((key) => (key.kid === undefined ? [] : [[key.kid, key] as const])));
      this.readAt = this.now();
      return true;
    } catch {
      // The issuer is away for the moment: the keys known so far stay good, the next question tries again.
      return false;
    }
  }

  private now(): number {
    return (this.options.now ?? Date.now)();
  }
}
