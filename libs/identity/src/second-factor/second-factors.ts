import { Injectable } from '@nestjs/common';
import { FieldCipher, KeyedDigest, randomCode } from '@plinth/platform-crypto';
import { Transactions } from '@plinth/platform-database';
import type { Tx } from '@plinth/platform-database';
import type { Account } from '../account/account';
import { PersonRoleStore } from '../account/person-role.store';
import { RECOVERY_CODES, plainCode, showCode } from './recovery-codes';
import { demandsSecondFactor } from './security-policy';
import type { SecurityPolicy } from './security-policy';
import { SecurityPolicyStore } from './security-policy.store';
import { SecondFactorStore } from './second-factor.store';
import { totpStepOf } from './totp';

export const TOTP_PURPOSE = 'identity.totp';
const RECOVERY = 'identity.recovery_code';

/** The second factor of an account: is it there, is it demanded, is this code right. */
@Injectable()
export class SecondFactors {
  constructor(
    private readonly store: SecondFactorStore,
    private readonly policies: SecurityPolicyStore,
    private readonly roles: PersonRoleStore,
    private readonly cipher: FieldCipher,
    private readonly digest: KeyedDigest,
    private readonly transactions: Transactions,
  ) {}

  of(accountId: string): Promise<{ readonly recoveryCodesLeft: number } | undefined> {
    return this.store.of(accountId);
  }

  /** By `known`, or by the policy as it stands now. */
  async isDemanded(account: Account, known?: SecurityPolicy): Promise<boolean> {
    const policy = known ?? (await this.policies.get());
    const { audiences, roles } = policy.secondFactor;
    if (audiences.length === 0 && roles.length === 0) return false;
    return demandsSecondFactor(policy, account.audience, await this.roles.rolesOf(account.personId));
  }

  sealSecret(secret: string): Buffer {
    return this.cipher.seal(TOTP_PURPOSE, secret);
  }

  openSecret(sealed: Buffer): string {
    return this.cipher.open(TOTP_PURPOSE, sealed);
  }

  /** Uses a TOTP or recovery code up. A code passes once, however many requests carry it. */
  async prove(accountId: string, code: string): Promise<'totp' | 'recovery' | undefined> {
    const factor = await this.store.of(accountId);
    if (factor === undefined) return undefined;
    const step = totpStepOf(this.openSecret(factor.secret), code);
    return this.transactions.run(async (tx) => {
      if (step !== undefined) return (await this.store.useStep(tx, accountId, step)) ? 'totp' : undefined;
      const digest = this.recoveryDigest(accountId, plainCode(code));
      return (await this.store.useCode(tx, accountId, digest)) ? 'recovery' : undefined;
    });
  }

  /** Enrols a secret that the person has proven; answers the recovery codes, shown once. */
  async enrol(tx: Tx, accountId: string, sealedSecret: Buffer, step: number): Promise<readonly string[]> {
    const codes = this.newCodes();
    await this.store.enrol(tx, accountId, sealedSecret, step, this.digestsOf(accountId, codes));
    return codes.map(showCode);
  }

  async newRecoveryCodes(tx: Tx, accountId: string): Promise<readonly string[]> {
    const codes = this.newCodes();
    await this.store.replaceCodes(tx, accountId, this.digestsOf(accountId, codes));
    return codes.map(showCode);
  }

  remove(tx: Tx, accountId: string): Promise<boolean> {
    return this.store.remove(tx, accountId);
  }

  private newCodes(): string[] {
    return Array.from({ length: RECOVERY_CODES }, () => randomCode(10));
  }

  private digestsOf(accountId: string, codes: readonly string[]): Buffer[] {
    return codes.map((code) => this.recoveryDigest(accountId, code));
  }

  private recoveryDigest(accountId: string, code: string): Buffer {
    return this.digest.of(RECOVERY, `${accountId}:${code}`);
  }
}
