import { Injectable } from '@nestjs/common';
import { AuditTrail } from '@plinth/platform-audit-trail';
import { FieldCipher } from '@plinth/platform-crypto';
import { Transactions } from '@plinth/platform-database';
import { makeSigningKey } from './make-signing-key';
import { signingAlgs } from './signing-key';
import type { SigningAlg } from './signing-key';
import { SigningKeyStore } from './signing-key.store';
import { SigningKeys } from './signing-keys';

export interface RotatedKey {
  readonly alg: SigningAlg;
  readonly kid: string;
}

/** The next keys sign from now on, the current ones only prove, new next ones are published. */
@Injectable()
export class RotateSigningKeys {
  constructor(
    private readonly transactions: Transactions,
    private readonly store: SigningKeyStore,
    private readonly cipher: FieldCipher,
    private readonly keys: SigningKeys,
    private readonly audit: AuditTrail,
  ) {}

  /** Answers the keys that sign now. */
  async execute(actor: string): Promise<readonly RotatedKey[]> {
    await this.rotate(actor, 0);
    await this.keys.refresh();
    return signingAlgs.map((alg) => ({ alg, kid: this.keys.current(alg).kid }));
  }

  /** Only when the current keys have signed for so many days; false when not, or when another replica was first. */
  async executeAfter(days: number): Promise<boolean> {
    const age = await this.transactions.run((tx) => this.store.daysSinceRotation(tx));
    if (age < days || !(await this.rotate('system', days))) return false;
    await this.keys.refresh();
    return true;
  }

  private async rotate(actor: string, afterDays: number): Promise<boolean> {
    const next = await Promise.all(signingAlgs.map((alg) => makeSigningKey(alg, 'next', this.cipher)));
    return this.transactions.run(async (tx) => {
      await this.store.lock(tx);
      if ((await this.store.daysSinceRotation(tx)) < afterDays) return false;
      for (const alg of signingAlgs) await this.store.advance(tx, alg);
      for (const key of next) await this.store.add(tx, key);
      await this.audit.record(tx, { actor, action: 'identity.signing_key.rotate', result: 'success' });
      return true;
    });
  }
}
