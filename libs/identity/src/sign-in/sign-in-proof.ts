import { Injectable } from '@nestjs/common';
import { PasswordHashing } from '../password/password-hashing';
import { SlipCodes } from '../slip/slip-codes';
import type { Credential } from './credential.reader';
import { GuardianProof } from './guardian-proof';
import type { PendingSignIn } from './pending-sign-in.store';

export interface Proven {
  readonly credential: Credential;
  readonly by: PendingSignIn['proven'];
}

const NOBODY = '00000000-0000-0000-0000-000000000000';

/** What was typed against what is stored. One argon2 for every name, known or not. */
@Injectable()
export class SignInProof {
  constructor(
    private readonly hashing: PasswordHashing,
    private readonly slipCodes: SlipCodes,
    private readonly guardians: GuardianProof,
  ) {}

  async prove(credentials: readonly Credential[], typed: string): Promise<Proven | undefined> {
    for (const credential of credentials) {
      const by = await this.proveOne(credential, typed);
      if (by !== undefined) return { credential, by };
    }
    if (credentials.length === 0) {
      await this.hashing.verifyNothing(typed);
      await this.slipCodes.prove(NOBODY, typed);
    }
    return undefined;
  }

  private async proveOne(credential: Credential, typed: string): Promise<Proven['by'] | undefined> {
    const isPassword = await (credential.hash
      ? this.hashing.verify(credential.hash, typed)
      : this.hashing.verifyNothing(typed));
    if (isPassword) return 'password';
    const code = await this.slipCodes.prove(credential.id, typed);
    if (code !== undefined) return code === 'badge' ? 'badge' : 'first_time_code';
    return (await this.guardians.prove(credential, typed)) ? 'binding_code' : undefined;
  }
}
