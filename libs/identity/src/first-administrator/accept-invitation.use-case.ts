import { Injectable } from '@nestjs/common';
import { DomainError } from '@plinth/error-contract';
import { IdentityErrors } from '@plinth/identity-contract';
import { PersonDirectory } from '@plinth/org-contract';
import type { Account } from '../account/account';
import { PasswordAcceptance } from '../password/password-acceptance';
import { PasswordHashing } from '../password/password-hashing';
import type { SignInContext, SignInOutcome } from '../sign-in/sign-in-progress';
import { SignInProgress } from '../sign-in/sign-in-progress';
import { usernameOf } from '../login-name/login-name';
import { AdministratorAccount } from './administrator-account';
import { InvitationClaim } from './invitation-claim';
import type { Invitation } from './invitation.store';

export interface NewAdministratorForm {
  readonly code: string;
  readonly name: string;
  readonly username: string;
  readonly password: string;
}

/** A one-time code becomes a person, a role, an account and a session. */
@Injectable()
export class AcceptInvitation {
  constructor(
    private readonly claim: InvitationClaim,
    private readonly acceptance: PasswordAcceptance,
    private readonly hashing: PasswordHashing,
    private readonly people: PersonDirectory,
    private readonly account: AdministratorAccount,
    private readonly progress: SignInProgress,
  ) {}

  /**
   * @throws DomainError `identity.invitation_refused`, `identity.username_invalid`, `identity.username_taken`,
   * `identity.password_refused`, `identity.too_many_attempts`
   */
  async execute(form: NewAdministratorForm, context: SignInContext): Promise<SignInOutcome> {
    const invitation = await this.claim.take(form.code, context.origin);
    let account: Account;
    try {
      account = await this.make(invitation, form);
    } catch (error) {
      await this.claim.giveBack(invitation.id);
      throw error;
    }
    const pending = {
      accountId: account.id,
      proven: 'password',
      hasSecondFactor: false,
      mustSetPassword: false,
    } as const;
    return this.progress.begin({ ...account, hasSecondFactor: false }, pending, context, async () => undefined);
  }

  private async make({ unitId, roleKey }: Invitation, form: NewAdministratorForm): Promise<Account> {
    const username = usernameOf(form.username);
    if (username === undefined) throw new DomainError(IdentityErrors.usernameInvalid);
    await this.account.checkUsername(username);
    this.acceptance.checkFirst('administrator', form.password, { name: form.name, username });
    const hash = await this.hashing.hash(form.password);
    const personId = await this.people.addAdministrator({ name: form.name, unitId }, 'system');
    try {
      return await this.account.make({ personId, unitId, roleKey, username, hash });
    } catch (error) {
      // The next try with this code makes a person anew: this one would stay without role and account.
      await this.people.takeBackAdministrator(personId, 'system').catch(() => undefined);
      throw error;
    }
  }
}
