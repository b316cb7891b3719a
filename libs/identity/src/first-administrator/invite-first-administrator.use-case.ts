import { Injectable } from '@nestjs/common';
import { ROOT_UNIT_ID, RoleAssigning } from '@plinth/org-contract';
import { InviteAdministrator } from './invite-administrator.use-case';

export const FIRST_ROLE = 'region_admin';

/** For the start of a base: the code to make its first administrator with, while there is none. */
@Injectable()
export class InviteFirstAdministrator {
  constructor(
    private readonly roles: RoleAssigning,
    private readonly invite: InviteAdministrator,
  ) {}

  /** The code, to be typed in at `/first-administrator`; undefined when somebody holds a role on the root. */
  async execute(): Promise<string | undefined> {
    if (await this.roles.hasRootAdministrator()) return undefined;
    return this.invite.execute({ unitId: ROOT_UNIT_ID, roleKey: FIRST_ROLE }, 'system');
  }
}
