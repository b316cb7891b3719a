import { Injectable } from '@nestjs/common';
import { PersonDirectory } from '@plinth/org-contract';
import type { PersonIdentity } from '@plinth/org-contract';
import { OwnApplications } from '../account-page/own-applications';
import { LoginNameStore } from '../login-name/login-name.store';
import { passwordRulesOf } from '../password/password-rules';
import { PasswordStore } from '../password/password.store';
import { SecondFactors } from '../second-factor/second-factors';
import type { SessionRow } from '../session/session.store';

/** What a person sees of the own account. */
@Injectable()
export class OwnAccountReader {
  constructor(
    private readonly people: PersonDirectory,
    private readonly names: LoginNameStore,
    private readonly passwords: PasswordStore,
    private readonly factors: SecondFactors,
    private readonly applications: OwnApplications,
  ) {}

  async overview({ accountId, personId, sessionId, audience, authTime, identityId }: SessionRow) {
    const [card, username, password, factor, secondFactorDemanded] = await Promise.all([
      this.people.card(personId),
      this.names.usernameOf(accountId),
      this.passwords.of(accountId),
      this.factors.of(accountId),
      this.factors.isDemanded({ id: accountId, personId, audience, status: 'active' }),
    ]);
    return {
      ...{ accountId, personId, sessionId, audience, name: card?.name ?? '', signedInAt: authTime },
      ...(username === undefined ? {} : { username }),
      ...(card?.maskedPhone === undefined ? {} : { maskedPhone: card.maskedPhone }),
      hasPassword: password !== undefined,
      hasSecondFactor: factor !== undefined,
      secondFactorDemanded,
      ...(identityId ? { chosenIdentityId: identityId } : {}),
      identities: identitiesOf(card?.identities ?? [], identityId),
    };
  }

  async launchable({ personId, identityId }: SessionRow) {
    const card = await this.people.card(personId);
    const all = await this.applications.of(card?.identities ?? [], identityId ?? undefined);
    return all.map(({ clientId, name, launchUrl }) => ({ clientId, name, launchUrl }));
  }

  async passwordRules({ accountId, personId, audience }: SessionRow) {
    const [card, password] = await Promise.all([this.people.card(personId), this.passwords.of(accountId)]);
    return { ...passwordRulesOf(audience, card?.stage), hasPassword: password !== undefined };
  }
}

/** A hat that was never chosen, or has ended since, is none: then a person acts under all of them. */
const identitiesOf = (identities: readonly PersonIdentity[], chosen: string | null | undefined) =>
  identities.map((identity) => ({ ...identity, current: identity.identityId === chosen }));
