import { Module } from '@nestjs/common';
import type { DynamicModule, Provider } from '@nestjs/common';
import { AccountChanges } from './account-page/account-changes';
import { AccountOverview } from './account-page/account-overview';
import { AccountPageController } from './account-page/account-page.controller';
import { ChangePassword } from './account-page/change-password.use-case';
import { LandingController } from './account-page/landing.controller';
import { OwnApplications } from './account-page/own-applications';
import { OwnClassGuardiansController } from './account-page/own-class-guardians.controller';
import { OwnClassSlipsController } from './account-page/own-class-slips.controller';
import { OwnSecondFactor } from './account-page/own-second-factor';
import { PageSession } from './account-page/page-session';
import { PasswordController } from './account-page/password.controller';
import { SecondFactorController } from './account-page/second-factor.controller';
import { AccountFacts } from './account-facts/account-facts';
import { AccountFactsController } from './account-facts/account-facts.controller';
import { AccountFactsReader } from './account-facts/account-facts.reader';
import { PostgresAccountFactsReader } from './account-facts/account-facts.reader.postgres';
import { UnusedSlipsController } from './account-facts/unused-slips.controller';
import { AccountConsumer } from './account/account.consumer';
import { AccountController } from './account/account.controller';
import { AccountReader } from './account/account.reader';
import { PostgresAccountReader } from './account/account.reader.postgres';
import { AccountStore } from './account/account.store';
import { PostgresAccountStore } from './account/account.store.postgres';
import { AssignPassword } from './account/assign-password.use-case';
import { PersonReach } from './account/person-reach';
import { PersonRoleStore } from './account/person-role.store';
import { PostgresPersonRoleStore } from './account/person-role.store.postgres';
import { ResetAccount } from './account/reset-account.use-case';
import { SuspendAccount } from './account/suspend-account.use-case';
import { UsernameProfile } from './account/username-profile';
import { VoidPassword } from './account/void-password';
import { AnswerAtSignIn } from './authorization/answer-at-sign-in';
import { BindChild } from './binding/bind-child.use-case';
import { BindController } from './binding/bind.controller';
import { UndoBinding } from './binding/undo-binding.use-case';
import { AcceptInvitation } from './first-administrator/accept-invitation.use-case';
import { AdministratorAccount } from './first-administrator/administrator-account';
import { FirstAdministratorController } from './first-administrator/first-administrator.controller';
import { InvitationClaim } from './first-administrator/invitation-claim';
import { InvitationController } from './first-administrator/invitation.controller';
import { OwnAccountController } from './own-account/own-account.controller';
import { OwnAccountReader } from './own-account/own-account.reader';
import { OwnChildrenController } from './own-account/own-children.controller';
import { OwnSession } from './own-account/own-session';
import { OwnSessionController } from './own-account/own-session.controller';
import { InvitationStore } from './first-administrator/invitation.store';
import { PostgresInvitationStore } from './first-administrator/invitation.store.postgres';
import { InviteAdministrator } from './first-administrator/invite-administrator.use-case';
import { InviteFirstAdministrator } from './first-administrator/invite-first-administrator.use-case';
import { IdentitySettings } from './identity-settings';
import { ForgetFailures } from './lockout/forget-failures';
import { AttemptStore } from './lockout/attempt.store';
import { PostgresAttemptStore } from './lockout/attempt.store.postgres';
import { LoginNameStore } from './login-name/login-name.store';
import { PostgresLoginNameStore } from './login-name/login-name.store.postgres';
import { OAuthStateModule } from './oauth-state.module';
import { AssetController } from './page/asset.controller';
import { FormGuard } from './page/form-guard';
import { Argon2Hashing } from './password/argon2-hashing';
import { MeasureIdentity } from './identity-measure';
import { BoundedQueue } from './password/bounded-queue';
import { PasswordAcceptance } from './password/password-acceptance';
import { PasswordHashing } from './password/password-hashing';
import { PasswordStore } from './password/password.store';
import { PostgresPasswordStore } from './password/password.store.postgres';
import { SetPassword } from './password/set-password.use-case';
import { SecondFactorStore } from './second-factor/second-factor.store';
import { PostgresSecondFactorStore } from './second-factor/second-factor.store.postgres';
import { SecondFactors } from './second-factor/second-factors';
import { RemoveSecondFactor } from './second-factor/remove-second-factor.use-case';
import { SecurityPolicyController } from './second-factor/security-policy.controller';
import { SecurityPolicyStore } from './second-factor/security-policy.store';
import { PostgresSecurityPolicyStore } from './second-factor/security-policy.store.postgres';
import { AccountSessionController } from './session/account-session.controller';
import { CookieSessionReader } from './session/cookie-session.reader';
import { EndAccess } from './session/end-access.use-case';
import { EndExpiredSessions } from './session/end-expired-sessions.use-case';
import { EndSessions } from './session/end-sessions.use-case';
import { PurgeExpiredSessions } from './session/purge-expired-sessions';
import { SessionReader } from './session/session-reader';
import { SessionStore } from './session/session.store';
import { PostgresSessionStore } from './session/session.store.postgres';
import { StartSession } from './session/start-session.use-case';
import { ChoosePassword } from './sign-in/choose-password.use-case';
import { CredentialReader } from './sign-in/credential.reader';
import { PostgresCredentialReader } from './sign-in/credential.reader.postgres';
import { EnrolAtSignIn } from './sign-in/enrol-at-sign-in.use-case';
import { EnrolStepController } from './sign-in/enrol-step.controller';
import { GuardianProof } from './sign-in/guardian-proof';
import { PendingSignInStore } from './sign-in/pending-sign-in.store';
import { PostgresPendingSignInStore } from './sign-in/pending-sign-in.store.postgres';
import { ProveSecondFactor } from './sign-in/prove-second-factor.use-case';
import { SchoolController } from './sign-in/school.controller';
import { SignInAttempts } from './sign-in/sign-in-attempts';
import { SignInBrowser } from './sign-in/sign-in-browser';
import { SignInCandidates } from './sign-in/sign-in-candidates';
import { SignInHistory } from './sign-in/sign-in-history.store';
import { PostgresSignInHistory } from './sign-in/sign-in-history.store.postgres';
import { SignInProgress } from './sign-in/sign-in-progress';
import { SignInProof } from './sign-in/sign-in-proof';
import { SignInForm } from './sign-in/sign-in-form';
import { SignInController } from './sign-in/sign-in.controller';
import { SignIn } from './sign-in/sign-in.use-case';
import { StepController } from './sign-in/step.controller';
import { PrintSlips } from './slip/print-slips.use-case';
import { SlipCodeStore } from './slip/slip-code.store';
import { PostgresSlipCodeStore } from './slip/slip-code.store.postgres';
import { SlipCodes } from './slip/slip-codes';
import { SlipMembers } from './slip/slip-members';
import { SlipController } from './slip/slip.controller';
import { AccountProfile } from './userinfo/account-profile';

const stores: Provider[] = [
  { provide: AccountStore, useClass: PostgresAccountStore },
  { provide: AccountFactsReader, useClass: PostgresAccountFactsReader },
  { provide: AccountReader, useClass: PostgresAccountReader },
  { provide: PersonRoleStore, useClass: PostgresPersonRoleStore },
  { provide: LoginNameStore, useClass: PostgresLoginNameStore },
  { provide: PasswordStore, useClass: PostgresPasswordStore },
  { provide: AttemptStore, useClass: PostgresAttemptStore },
  { provide: SessionStore, useClass: PostgresSessionStore },
  { provide: SignInHistory, useClass: PostgresSignInHistory },
  { provide: CredentialReader, useClass: PostgresCredentialReader },
  { provide: PendingSignInStore, useClass: PostgresPendingSignInStore },
  { provide: SecondFactorStore, useClass: PostgresSecondFactorStore },
  { provide: SecurityPolicyStore, useClass: PostgresSecurityPolicyStore },
  { provide: SlipCodeStore, useClass: PostgresSlipCodeStore },
  { provide: InvitationStore, useClass: PostgresInvitationStore },
];

const hashing: Provider = {
  provide: PasswordHashing,
  useFactory: ({ hash }: IdentitySettings, queue: BoundedQueue) => new Argon2Hashing(hash, queue),
  inject: [IdentitySettings, BoundedQueue],
};
const hashQueue: Provider = {
  provide: BoundedQueue,
  useFactory: ({ hashWorkers, hashQueue: longest }: IdentitySettings) => new BoundedQueue(hashWorkers, longest),
  inject: [IdentitySettings],
};

const accounts = [
  PersonReach,
  ForgetFailures,
  SuspendAccount,
  VoidPassword,
  ResetAccount,
  AssignPassword,
  AccountConsumer,
];
const passwords = [hashQueue, MeasureIdentity, hashing, PasswordAcceptance, SetPassword, ChangePassword];
const sessions = [EndSessions, EndExpiredSessions, EndAccess, StartSession, PurgeExpiredSessions];
const signIn = [
  ...[SignIn, SignInCandidates, SignInAttempts, SignInProof, GuardianProof, SignInProgress, SignInBrowser],
  ...[ProveSecondFactor, ChoosePassword, EnrolAtSignIn, SignInForm, AnswerAtSignIn],
];
const others = [
  ...[SecondFactors, RemoveSecondFactor, OwnSecondFactor, SlipCodes, SlipMembers, PrintSlips, BindChild, UndoBinding],
  ...[InviteAdministrator, InviteFirstAdministrator, InvitationClaim, AdministratorAccount, AcceptInvitation],
  ...[FormGuard, PageSession, AccountOverview, AccountChanges, OwnApplications],
  ...[OwnSession, OwnAccountReader, AccountFacts],
];

/** Accounts, names, passwords, sessions and the pages of the person. */
@Module({})
export class AccountModule {
  static with(settings: IdentitySettings): DynamicModule {
    return {
      module: AccountModule,
      imports: [OAuthStateModule],
      controllers: [
        ...[AssetController, SignInController, SchoolController, StepController, EnrolStepController],
        ...[FirstAdministratorController, BindController, PasswordController, SecondFactorController],
        ...[OwnClassSlipsController, OwnClassGuardiansController, AccountPageController, LandingController],
        ...[AccountController, AccountSessionController, SecurityPolicyController, SlipController],
        ...[InvitationController, OwnAccountController, OwnSessionController, OwnChildrenController],
        AccountFactsController,
        UnusedSlipsController,
      ],
      providers: [
        { provide: IdentitySettings, useValue: settings },
        { provide: SessionReader, useClass: CookieSessionReader },
        { provide: AccountProfile, useClass: UsernameProfile },
        ...[...stores, ...accounts, ...passwords, ...sessions, ...signIn, ...others],
      ],
      exports: [
        SessionReader,
        SessionStore,
        EndSessions,
        AccountProfile,
        SignInForm,
        AccountConsumer,
        InviteFirstAdministrator,
        IdentitySettings,
      ],
    };
  }
}
