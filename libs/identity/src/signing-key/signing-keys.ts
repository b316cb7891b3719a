import { createPrivateKey, createPublicKey } from 'node:crypto';
import type { JsonWebKey, KeyObject } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { FieldCipher } from '@plinth/platform-crypto';
import { EnsureSigningKeys } from './ensure-signing-keys.use-case';
import { SIGNING_KEY_PURPOSE } from './make-signing-key';
import { isPublished } from './signing-key';
import type { OpenSigningKey, PublicJwk, SigningAlg, StoredSigningKey } from './signing-key';
import { SigningKeyStore } from './signing-key.store';

/** A rotation made by another replica is noticed within this time; its new key was published long before. */
const READ_EVERY_MS = 15_000;

/** Keys in memory, opened once. */
@Injectable()
export class SigningKeys implements OnModuleInit {
  private stored: readonly StoredSigningKey[] = [];
  private readonly opened = new Map<string, OpenSigningKey>();
  private readonly provers = new Map<string, KeyObject>();
  private readAt = -Infinity;
  private reading?: Promise<void>;

  constructor(
    private readonly store: SigningKeyStore,
    private readonly cipher: FieldCipher,
    private readonly ensureKeys: EnsureSigningKeys,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.ensureKeys.execute();
    await this.refresh();
  }

  /** The key that signs now. */
  current(alg: SigningAlg): OpenSigningKey {
    this.refreshWhenOld();
    const key = this.stored.find((candidate) => candidate.alg === alg && candidate.state === 'current');
    if (key === undefined) throw new Error(`There is no current ${alg} signing key`);
    return this.open(key);
  }

  /** What the JWKS shows. */
  published(): readonly PublicJwk[] {
    this.refreshWhenOld();
    return this.stored.filter((key) => isPublished(key)).map((key) => key.publicJwk);
  }

  /** Also keys retired long ago: an old ID token is still a good logout hint. */
  async prover(kid: string): Promise<{ readonly key: KeyObject; readonly alg: SigningAlg } | undefined> {
    let stored = this.stored.find((candidate) => candidate.kid === kid);
    if (stored === undefined && performance.now() - this.readAt > 1_000) {
      await this.refresh();
      stored = this.stored.find((candidate) => candidate.kid === kid);
    }
    if (stored === undefined) return undefined;
    let key = this.provers.get(kid);
    if (key === undefined) {
      key = createPublicKey({ key: stored.publicJwk as JsonWebKey, format: 'jwk' });
      this.provers.set(kid, key);
    }
    return { key, alg: stored.alg };
  }

  refresh(): Promise<void> {
    this.reading ??= this.read().finally(() => (this.reading = undefined));
    return this.reading;
  }

  private async read(): Promise<void> {
    this.stored = await this.store.all();
    this.readAt = performance.now();
  }

  private refreshWhenOld(): void {
    if (performance.now() - this.readAt < READ_EVERY_MS) return;
    // With the database away the keys in hand go on signing; the next call tries again.
    void this.refresh().catch(() => undefined);
  }

  private open(key: StoredSigningKey): OpenSigningKey {
    let opened = this.opened.get(key.kid);
    if (opened === undefined) {
      const pem = this.cipher.open(SIGNING_KEY_PURPOSE, key.privateSealed);
      opened = { kid: key.kid, alg: key.alg, privateKey: createPrivateKey(pem) };
      this.opened.set(key.kid, opened);
    }
    return opened;
  }
}
