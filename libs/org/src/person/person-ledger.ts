import { Injectable } from '@nestjs/common';
import { DomainError } from '@plinth/error-contract';
import { OrgErrors, OrgEvents } from '@plinth/org-contract';
import { AuditTrail } from '@plinth/platform-audit-trail';
import type { Tx } from '@plinth/platform-database';
import { Outbox } from '@plinth/platform-events';
import { MembershipStore } from '../membership/membership.store';
import type { MembershipEndReason, Place } from '../membership/membership';
import type { Caller } from './caller';
import { audienceOf } from './person';
import type { EndReason, Person } from './person';
import { PersonStore } from './person.store';
import type { PersonChangeEntry } from './person.store';

type Noted = Omit<PersonChangeEntry, 'personId' | 'actor'>;

/** What every write of a person owes: the right to do it, its history, its audit entry and its events. */
@Injectable()
export class PersonLedger {
  constructor(
    private readonly people: PersonStore,
    private readonly memberships: MembershipStore,
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * Locks the person for a caller who may act in one of the units the person is in (was in, once all have ended).
   * Out of scope and unknown get one answer. @throws DomainError `org.person_not_found`, `org.person_changed_meanwhile`
   */
  async lock(tx: Tx, caller: Caller, personId: string, version?: number): Promise<Person> {
    const person = await this.people.lock(tx, personId);
    const places = person === undefined ? [] : await this.memberships.placesOf(tx, personId);
    const current = places.filter((place) => place.active);
    const judged = current.length > 0 ? current : places;
    const covered = caller.scope.covers('') || judged.some((place) => caller.scope.covers(place.path));
    if (person === undefined || !covered) throw new DomainError(OrgErrors.personNotFound);
    if (version !== undefined && version !== person.version) {
      throw new DomainError(OrgErrors.personChangedMeanwhile, { version: person.version });
    }
    return person;
  }

  /** History and audit. */
  async note(tx: Tx, caller: Caller, personId: string, entry: Noted): Promise<void> {
    await this.people.record(tx, { personId, actor: caller.actor, ...entry });
    await this.auditOnly(tx, caller, personId, entry);
  }

  async auditOnly(tx: Tx, caller: Caller, personId: string, entry: Pick<Noted, 'what' | 'fields'>): Promise<void> {
    const place = await this.homeOf(tx, personId);
    await this.audit.record(tx, {
      actor: caller.actor,
      action: `org.person.${entry.what}`,
      target: `person:${personId}`,
      fields: entry.fields,
      result: 'success',
      ...(place === undefined ? {} : { unitId: place.unitId, unitPath: place.path }),
      ...(caller.requestId === undefined ? {} : { requestId: caller.requestId }),
      ...(caller.address === undefined ? {} : { address: caller.address }),
    });
  }

  async tellAdded(tx: Tx, caller: Caller, person: Pick<Person, 'id' | 'audience'>): Promise<void> {
    await this.tell(tx, caller, OrgEvents.personAdded, person.id, {
      personId: person.id,
      audience: person.audience,
      loginNames: await this.people.loginNames(tx, person.id),
    });
  }

  async tellChanged(
    tx: Tx,
    caller: Caller,
    person: Pick<Person, 'id' | 'audience'>,
    changed: readonly string[],
    signInChanged: boolean,
  ): Promise<void> {
    await this.tell(tx, caller, OrgEvents.personChanged, person.id, {
      personId: person.id,
      audience: person.audience,
      changed,
      loginNames: await this.people.loginNames(tx, person.id),
      signInChanged,
    });
  }

  async tellEnded(tx: Tx, caller: Caller, personId: string, reason: EndReason | 'suspended'): Promise<void> {
    await this.tell(tx, caller, OrgEvents.personEnded, personId, { personId, reason });
  }

  async tellMembership(tx: Tx, caller: Caller, place: Place, ended?: MembershipEndReason): Promise<void> {
    const { id: membershipId, personId, unitId, role, path } = place;
    const fact = { membershipId, personId, unitId, role };
    await this.outbox.append(tx, {
      type: ended === undefined ? OrgEvents.membershipStarted : OrgEvents.membershipEnded,
      key: personId,
      unitPath: path,
      actor: caller.actor,
      data: ended === undefined ? fact : { ...fact, reason: ended },
    });
  }

  /** After memberships changed: the audience follows the roles, and whoever has left every unit has left. */
  async settle(tx: Tx, caller: Caller, person: Person): Promise<void> {
    const roles = await this.people.activeRoles(tx, person.id);
    if (roles.length === 0) {
      if (person.status === 'ended') return;
      await this.people.setStatus(tx, person.id, 'ended', 'left');
      await this.note(tx, caller, person.id, { what: 'ended', fields: ['status'], after: { status: 'left' } });
      return this.tellEnded(tx, caller, person.id, 'left');
    }
    const audience = audienceOf(roles, person.audience);
    const returned = person.status === 'ended' && person.endedReason === 'left';
    if (returned) await this.people.setStatus(tx, person.id, 'active', null);
    if (audience !== person.audience) await this.people.update(tx, { ...person, audience });
    if (returned) return this.tellAdded(tx, caller, { id: person.id, audience });
    if (audience !== person.audience) {
      await this.tellChanged(tx, caller, { id: person.id, audience }, ['audience'], false);
    }
  }

  private async tell(tx: Tx, caller: Caller, type: string, key: string, data: object): Promise<void> {
    const place = await this.homeOf(tx, key);
    await this.outbox.append(tx, {
      type,
      key,
      actor: caller.actor,
      data: { ...data },
      ...(place === undefined ? {} : { unitPath: place.path }),
    });
  }

  private async homeOf(tx: Tx, personId: string): Promise<Place | undefined> {
    const [first] = await this.memberships.placesOf(tx, personId);
    return first;
  }
}
