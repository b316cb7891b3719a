import { Injectable } from '@nestjs/common';
import { DomainError } from '@plinth/error-contract';
import { IdentityErrors, IdentityPermissions } from '@plinth/identity-contract';
import { PersonDirectory } from '@plinth/org-contract';
import type { PersonCard } from '@plinth/org-contract';
import { Authorities, UnitPaths } from '@plinth/platform-auth';
import type { Principal } from '@plinth/platform-auth';
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
    const young = new Set<string>();
    for (const { personId, role } of members)
      if (role === 'student' && isYoung((await this.people.card(personId))?.stage)) young.add(personId);
    return young;
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
    const own = [];
    for (const member of members)
      if (member.role === 'student' && (await this.isOwnPupil(by, member.personId))) own.push(member);
    if (own.length === 0) throw new DomainError(IdentityErrors.slipRefused);
    return own;
  }

  private async single(personIds: readonly string[], by: Principal): Promise<readonly Member[]> {
    const scope = await this.authorities.scopeOf(by, IdentityPermissions.slipPrint);
    const members: Member[] = [];
    for (const personId of personIds) {
      const card = await this.people.card(personId);
      const isAllowed =
        (!scope.isEmpty &&
          (await this.reach.reaches(scope, card)) &&
          (await this.reach.outranking(scope, [personId])).size === 0) ||
        (await this.isOwnPupil(by, personId));
      // One answer for "no such person" and "not yours".
      if (card === undefined || !isAllowed) throw new DomainError(IdentityErrors.slipRefused);
      members.push(memberOf(card));
    }
    return members;
  }

  private async isOwnPupil(by: Principal, pupilId: string): Promise<boolean> {
    return isPersonSelf(by) && this.people.isClassTeacherOf(by.personId as string, pupilId);
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
