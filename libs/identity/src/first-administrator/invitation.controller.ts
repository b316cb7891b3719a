import { Body, Controller, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DomainError } from '@plinth/error-contract';
import { IdentityErrors } from '@plinth/identity-contract';
import { ROOT_UNIT_ID } from '@plinth/org-contract';
import { AuthErrors, CurrentPrincipal, SignedIn, UnitPaths, actorOf } from '@plinth/platform-auth';
import type { Principal } from '@plinth/platform-auth';
import { IdentitySettings } from '../identity-settings';
import { INVITATION_DAYS } from './invitation-code';
import { InvitationView, InviteAdministratorDto } from './invitation.dto';
import { InviteAdministrator } from './invite-administrator.use-case';
import { FIRST_ROLE } from './invite-first-administrator.use-case';

@ApiTags('管理员邀请 Invitations')
@Controller('/api/identity/v1/administrator-invitations')
export class InvitationController {
  constructor(
    private readonly invite: InviteAdministrator,
    private readonly settings: IdentitySettings,
    private readonly unitPaths: UnitPaths,
  ) {}

  @ApiOperation({
    operationId: 'inviteAdministrator',
    summary: '邀请管理员 Invite an administrator',
    description: '返回一次性代码;只有运维人员可用。Answers a one-time code; for the operator only.',
  })
  @ApiCreatedResponse({ type: InvitationView })
  @SignedIn()
  @Post()
  async create(
    @Body() body: InviteAdministratorDto,
    @CurrentPrincipal() principal: Principal,
  ): Promise<InvitationView> {
    if (principal.kind !== 'operator') throw new DomainError(AuthErrors.permissionMissing, { permission: 'operator' });
    const unitId = body.unitId ?? ROOT_UNIT_ID;
    if (unitId !== ROOT_UNIT_ID && (await this.unitPaths.pathOf(unitId)) === undefined)
      throw new DomainError(IdentityErrors.unitNotFound);
    const code = await this.invite.execute({ unitId, roleKey: body.roleKey ?? FIRST_ROLE }, actorOf(principal));
    return { code, address: `${this.settings.publicUrl}/first-administrator`, validDays: INVITATION_DAYS };
  }
}
