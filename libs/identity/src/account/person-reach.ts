import { Injectable } from '@nestjs/common';
import { DomainError } from '@plinth/error-contract';
import { IdentityErrors } from '@plinth/identity-contract';
import { PersonDirectory } from '@plinth/org-contract';
import type { PersonCard } from '@plinth/org-contract';
import { UnitPaths } from '@plinth/platform-auth';
import type { Scope } from '@plinth/platform-auth';
import { PersonRoleStore } from './person-role.store';

/** Whether an administrator's scope reaches a person: one of the person's units lies in it. */
@Injectable()
export class PersonReach {
  constructor(
    private readonly people: PersonDirectory,
    private readonly unitPaths: UnitPaths,
    private readonly roles: PersonRoleStore,
  ) {}

  /**
   * Who of these persons holds a role outside the scope. Whoever can make a code or password for somebody can become
   * them: an administrator must not do so for one who may do more (a superior whose child is at the school).
   */
  async outranking(scope: Scope, personIds: readonly string[]): Promise<ReadonlySet<string>> {
    const outranking = new Set<string>();
    if (scope.covers('') || personIds.length === 0) return outranking;
    for (const { personId, unitId } of await this.roles.placesOf(personIds)) {
      const path = await this.unitPaths.pathOf(unitId);
      if (path === undefined || !scope.covers(path)) outranking.add(personId);
    }
    return outranking;
  }

  async reaches(scope: Scope, card: PersonCard | undefined): Promise<boolean> {
    if (scope.covers('')) return true;
    const units = new Set((card?.identities ?? []).flatMap(({ unitId, schoolId }) => [unitId, schoolId ?? unitId]));
    for (const unitId of units) {
      const path = await this.unitPaths.pathOf(unitId);
      if (path !== undefined && scope.covers(path)) return true;
    }
    return false;
  }

  /**
   * A person out of reach is told apart from no person at all by nobody.
   * @throws DomainError `identity.account_not_found`
   */
  async check(scope: Scope, personId: string): Promise<void> {
    if (scope.covers('')) return;
    if (!(await this.reaches(scope, await this.people.card(personId))))
      throw new DomainError(IdentityErrors.accountNotFound);
  }

  /** As `check`, for what gives power over the account. @throws DomainError `identity.account_outranks` */
  async checkPower(scope: Scope, personId: string): Promise<void> {
    await this.check(scope, personId);
    if ((await this.outranking(scope, [personId])).size > 0) throw new DomainError(IdentityErrors.accountOutranks);
  }
}
