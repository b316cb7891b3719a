import { Injectable, Optional } from '@nestjs/common';
import { PersonDirectory } from '@plinth/org-contract';
import type { PersonCard } from '@plinth/org-contract';
import type { PersonGrant } from '../token/access-token';
import { AccountProfile } from './account-profile';

type Claims = Readonly<Record<string, unknown>>;

/** Which claims a scope opens (OpenID Connect Core §5.4, and `identities` of ours). */
const claimsOfScope: Readonly<Record<string, readonly string[]>> = {
  profile: ['name', 'preferred_username', 'identities', 'audience'],
  phone: ['phone_number', 'phone_number_verified'],
};

/** What a client may learn of a person. A claim asked for singly (§5.5) is given only if some granted scope opens it. */
@Injectable()
export class PersonClaims {
  constructor(
    private readonly people: PersonDirectory,
    @Optional() private readonly accounts?: AccountProfile,
  ) {}

  async of(
    person: Pick<PersonGrant, 'accountId' | 'personId'>,
    scopes: readonly string[],
    asked: { readonly single: readonly string[]; readonly allowed: readonly string[] } = { single: [], allowed: [] },
  ): Promise<Claims> {
    const opened = new Set(scopes.flatMap((scope) => claimsOfScope[scope] ?? []));
    const allowed = asked.allowed.flatMap((scope) => claimsOfScope[scope] ?? []);
    for (const name of asked.single) if (allowed.includes(name)) opened.add(name);
    if (opened.size === 0) return {};
    const [card, username] = await Promise.all([
      this.people.card(person.personId),
      opened.has('preferred_username') ? this.accounts?.preferredUsername(person.accountId) : undefined,
    ]);
    const known = { ...claimsOf(card), preferred_username: username };
    return Object.fromEntries(Object.entries(known).filter(([name, value]) => opened.has(name) && value !== undefined));
  }
}

const claimsOf = (card: PersonCard | undefined): Claims =>
  card === undefined
    ? {}
    : {
        name: card.name,
        audience: card.audience,
        identities: card.identities,
        // Masked: the clear number leaves the base only through a data grant. Imported, hence unverified.
        phone_number: card.maskedPhone,
        phone_number_verified: card.maskedPhone === undefined ? undefined : false,
      };
