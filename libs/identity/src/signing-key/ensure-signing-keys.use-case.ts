import { Injectable } from '@nestjs/common';
import { FieldCipher } from '@plinth/platform-crypto';
import { Transactions } from '@plinth/platform-database';
import { makeSigningKey } from './make-signing-key';
import { signingAlgs } from './signing-key';
import type { SigningKeyState } from './signing-key';
import { SigningKeyStore } from './signing-key.store';

const needed: readonly SigningKeyState[] = ['current', 'next'];

/** On a new base: a current and a next key of each algorithm. Replicas that start together make one set. */
@Injectable()
export class EnsureSigningKeys {
  constructor(
    private readonly transactions: Transactions,
    private readonly store: SigningKeyStore,
    private readonly cipher: FieldCipher,
  ) {}

  async execute(): Promise<void> {
    const there = await this.store.all();
    const wanted = signingAlgs.flatMap((alg) => needed.map((state) => ({ alg, state })));
    const missing = wanted.filter(({ alg, state }) => !there.some((key) => key.alg === alg && key.state === state));
    if (missing.length === 0) return;
    const made = await Promise.all(missing.map(({ alg, state }) => makeSigningKey(alg, state, this.cipher)));
    await this.transactions.run(async (tx) => {
      await this.store.lock(tx);
      const now = await this.store.states(tx);
      for (const key of made) {
        if (!now.some(({ alg, state }) => alg === key.alg && state === key.state)) await this.store.add(tx, key);
      }
    });
  }
}
