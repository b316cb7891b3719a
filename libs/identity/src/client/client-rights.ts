import { Injectable } from '@nestjs/common';
import { DomainError } from '@plinth/error-contract';
import { Authorities, UnitPaths } from '@plinth/platform-auth';
import type { Principal, Scope } from '@plinth/platform-auth';
import type { ClientSettings, OAuthClient } from './client';
import { ClientErrors } from '@plinth/identity-contract';
import { isPermissionScope } from './scopes';

/** Who may register what: nobody gives a client more than they hold themselves, or beyond their own units. */
@Injectable()
export class ClientRights {
  constructor(
    private readonly authorities: Authorities,
    private readonly unitPaths: UnitPaths,
  ) {}

  /** Whether every unit that the client serves is in the scope; a client without units belongs to the whole base. */
  async reaches(scope: Scope, unitIds: readonly string[]): Promise<boolean> {
    if (scope.covers('')) return true;
    if (unitIds.length === 0) return false;
    const paths = await Promise.all(unitIds.map((id) => this.unitPaths.pathOf(id)));
    return paths.every((path) => path !== undefined && scope.covers(path));
  }

  /** @throws DomainError identity.client_out_of_reach */
  async checkReach(scope: Scope, client: Pick<OAuthClient, 'unitIds'>): Promise<void> {
    if (!(await this.reaches(scope, client.unitIds))) throw new DomainError(ClientErrors.clientOutOfReach);
  }

  /** @throws DomainError identity.client_scope_not_yours, or client_out_of_reach for what only the root decides */
  async checkGiving(principal: Principal, scope: Scope, settings: ClientSettings): Promise<void> {
    await this.checkReach(scope, settings);
    await this.checkUnitsExist(settings.unitIds);
    if ((settings.firstParty || settings.options.pkceOptional) && !scope.covers('')) {
      throw new DomainError(ClientErrors.clientOutOfReach);
    }
    for (const permission of settings.scopes.filter((name) => isPermissionScope(name) && !name.startsWith('https:'))) {
      const held = await this.authorities.scopeOf(principal, permission);
      if (!(await this.reaches(held, settings.unitIds))) {
        throw new DomainError(ClientErrors.scopeNotYours, { scope: permission });
      }
    }
  }

  /** Whoever holds the root reaches everything, also what is not there. */
  private async checkUnitsExist(unitIds: readonly string[]): Promise<void> {
    const paths = await Promise.all(unitIds.map((id) => this.unitPaths.pathOf(id)));
    const faults = paths.flatMap((path, at) =>
      path !== undefined
        ? []
        : [{ path: `unitIds.${at}`, code: 'identity.unit_unknown', zh: '没有这个单位', en: 'There is no such unit' }],
    );
    if (faults.length > 0) throw new DomainError(ClientErrors.clientInvalid, { count: faults.length }, faults);
  }
}
