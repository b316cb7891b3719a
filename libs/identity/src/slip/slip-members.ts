import { Injectable } from '@nestjs/common';
import { DomainError } from '@plinth/error-contract';
import { IdentityErrors, IdentityPermissions } from '@plinth/identity-contract';
import { PersonDirectory } from '@plinth/org-contract';
import type { PersonCard } from '@plinth/org-contract';
import { Authorities, UnitPaths } from '@plinth/platform-auth';
import type { Principal, Scope } from '@plinth/platform-auth';
import { PersonReach } from '../account/person-reach';
import { isYoung } from '../password/password-rules';
import type { Slip } from './print-slips.use-case';

export interface SlipTarget {
  readonly unitId?: string;
  readonly personIds?: readonly string[];
  /** Badges instead of first-time codes for pupils of 小学 and below. */
  readonly badges?: boolean;
}

type Member = Omit<Slip, 'code' | 'kind' | 'bindingCode' | 'username'>;

export const SLIP_LIMIT = 2000;

/** Whose slips are asked for, and whether this caller may have them. */
@Injectable()
export class SlipMembers {
  constructor(
    private readonly people: PersonDirectory,
    private readonly authorities: Authorities,
    private readonly unitPaths: UnitPaths,
    private readonly reach: PersonReach,
  ) {}

  async of(target: SlipTarget, by: Principal): Promise<readonly Member[]> {
    const { unitId, personIds } = target;
    if ((unitId === undefined) === (personIds === undefined)) throw new DomainError(IdentityErrors.slipTargetMissing);
    if ((personIds?.length ?? 0) > SLIP_LIMIT) throw new DomainError(IdentityErrors.slipTooMany, { limit: SLIP_LIMIT });
    return unitId === undefined ? this.single([...new Set(personIds)], by) : this.ofUnit(unitId, by);
  }

  /** Pupils who sign in with a badge. */
  async youngOf(members: readonly Member[]): Promise<ReadonlySet<string>> {
    const pupils = members.filter(({ role }) => role === 'student').map(({ personId }) => personId);
    const cards = await this.people.cardsOf(pupils);
    return new Set(pupils.filter((personId) => isYoung(cards.get(personId)?.stage)));
  }

  private async ofUnit(unitId: string, by: Principal): Promise<readonly Member[]> {
    const scope = await this.authorities.scopeOf(by, IdentityPermissions.slipPrint);
    const path = await this.unitPaths.pathOf(unitId);
    const isCovered = path !== undefined && scope.covers(path);
    if (path === undefined || (!isCovered && !isPersonSelf(by))) throw new DomainError(IdentityErrors.slipRefused);
    const members = await this.people.membersForSlips(unitId);
    if (members.length > SLIP_LIMIT) throw new DomainError(IdentityErrors.slipTooMany, { limit: SLIP_LIMIT });
    if (isCovered) {
      const ids = members.map((member) => member.personId);
      const outranking = await this.reach.outranking(scope, ids);
      return members.filter((member) => !outranking.has(member.personId));
    }
    // 班主任: the pupils of the own class, and nobody else who happens to be in the unit.
    const pupils = members.filter(({ role }) => role === 'student');
    const ownIds = await this.ownPupils(
      by,
      pupils.map(({ personId }) => personId),
    );
    const own = pupils.filter(({ personId }) => ownIds.has(personId));
    if (own.length === 0) throw new DomainError(IdentityErrors.slipRefused);
    return own;
  }

  private async single(personIds: readonly string[], by: Principal): Promise<readonly Member[]> {
    const scope = await this.authorities.scopeOf(by, IdentityPermissions.slipPrint);
    const cards = await this.people.cardsOf(personIds);
    const outranking = scope.isEmpty ? new Set<string>() : await this.reach.outranking(scope, personIds);
    const own = await this.ownPupils(by, personIds);
    const members: Member[] = [];
    const places = await this.placesOf(personIds);
    for (const personId of personIds) {
      const card = cards.get(personId);
      const isInScope = !scope.isEmpty && !outranking.has(personId) && (await this.reach.reaches(scope, card));
      const isAllowed = isInScope || own.has(personId);
      // One answer for "no such person" and "not yours".
      if (card === undefined || !isAllowed) throw new DomainError(IdentityErrors.slipRefused);
      members.push((await this.placeIn(scope, places.get(personId) ?? [])) ?? memberOf(card));
    }
    return members;
  }

  private async placesOf(personIds: readonly string[]): Promise<ReadonlyMap<string, readonly Member[]>> {
    const places = new Map<string, Member[]>(personIds.map((personId) => [personId, []]));
    for (const place of await this.people.placesForSlips(personIds)) places.get(place.personId)?.push(place);
    return places;
  }

  /** The number of one school is told by its own slips only: of several places, one that the caller administers. */
  private async placeIn(scope: Scope, places: readonly Member[]): Promise<Member | undefined> {
    for (const place of places) {
      const path = await this.unitPaths.pathOf(place.unitId);
      if (path !== undefined && scope.covers(path)) return place;
    }
    // A class teacher prints for the own class, which is in the only school where there is one only.
    const schools = new Set(places.map(({ schoolCode }) => schoolCode));
    return scope.isEmpty && schools.size === 1 ? places[0] : undefined;
  }

  private async ownPupils(by: Principal, pupilIds: readonly string[]): Promise<ReadonlySet<string>> {
    return isPersonSelf(by) ? this.people.ownPupils(by.personId as string, pupilIds) : new Set();
  }
}

/** A class teacher in person: an application that acts for one gets no codes by this way. */
const isPersonSelf = (by: Principal): boolean => by.kind === 'person' && by.personId !== undefined;

function memberOf({ personId, name, audience, identities }: PersonCard): Member {
  const hat = identities.find((identity) => identity.kind === audience) ?? identities[0];
  return {
    personId,
    name,
    role: hat?.kind ?? audience,
    unitId: hat?.unitId ?? '',
    unitName: hat?.unitName ?? '',
    schoolName: hat?.schoolName ?? '',
    schoolCode: '',
  };
}
