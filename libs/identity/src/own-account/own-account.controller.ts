import { Body, Controller, Get, HttpCode, Put } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { PersonDirectory } from '@plinth/org-contract';
import { DomainError } from '@plinth/error-contract';
import { IdentityErrors } from '@plinth/identity-contract';
import { CurrentPrincipal, SignedIn } from '@plinth/platform-auth';
import type { Principal } from '@plinth/platform-auth';
import { AccountChanges } from '../account-page/account-changes';
import { ChangePassword } from '../account-page/change-password.use-case';
import {
  ChangePasswordDto,
  ChooseIdentityDto,
  ChooseUsernameDto,
  OwnAccountResponse,
  OwnApplicationListResponse,
  PasswordRulesResponse,
} from './own-account.dto';
import { OwnAccountReader } from './own-account.reader';
import { OwnSession } from './own-session';

@ApiTags('本人账号 Own account')
@Controller('/api/identity/v1/me')
@SignedIn()
export class OwnAccountController {
  constructor(
    private readonly own: OwnSession,
    private readonly accounts: OwnAccountReader,
    private readonly changes: AccountChanges,
    private readonly passwords: ChangePassword,
    private readonly people: PersonDirectory,
  ) {}

  @ApiOperation({ operationId: 'getOwnAccount', summary: '我的账号 My account' })
  @ApiOkResponse({ type: OwnAccountResponse })
  @Get()
  async show(@CurrentPrincipal() principal: Principal): Promise<OwnAccountResponse> {
    return this.accounts.overview(await this.own.of(principal));
  }

  @ApiOperation({ operationId: 'listOwnApplications', summary: '我的应用 Applications that I can open' })
  @ApiOkResponse({ type: OwnApplicationListResponse })
  @Get('applications')
  async applications(@CurrentPrincipal() principal: Principal): Promise<OwnApplicationListResponse> {
    return { items: await this.accounts.launchable(await this.own.of(principal)) };
  }

  @ApiOperation({ operationId: 'getOwnPasswordRules', summary: '我的密码规则 Rules of my password' })
  @ApiOkResponse({ type: PasswordRulesResponse })
  @Get('password')
  async passwordRules(@CurrentPrincipal() principal: Principal): Promise<PasswordRulesResponse> {
    return this.accounts.passwordRules(await this.own.of(principal));
  }

  @ApiOperation({
    operationId: 'changeOwnPassword',
    summary: '修改密码 Change my password',
    description: '其他设备上的登录随即结束。Sessions on other devices end with it.',
  })
  @ApiNoContentResponse()
  @Put('password')
  @HttpCode(204)
  async changePassword(@CurrentPrincipal() principal: Principal, @Body() body: ChangePasswordDto): Promise<void> {
    await this.passwords.execute(await this.own.of(principal), body.currentPassword, body.newPassword);
  }

  @ApiOperation({ operationId: 'chooseOwnUsername', summary: '设置用户名 Choose my username' })
  @ApiNoContentResponse()
  @Put('username')
  @HttpCode(204)
  async chooseUsername(@CurrentPrincipal() principal: Principal, @Body() body: ChooseUsernameDto): Promise<void> {
    await this.changes.chooseUsername(await this.own.of(principal), body.username);
  }

  @ApiOperation({ operationId: 'chooseOwnIdentity', summary: '切换身份 Switch to another identity of mine' })
  @ApiNoContentResponse()
  @Put('identity')
  @HttpCode(204)
  async chooseIdentity(@CurrentPrincipal() principal: Principal, @Body() body: ChooseIdentityDto): Promise<void> {
    const session = await this.own.of(principal);
    const card = await this.people.card(session.personId);
    const isOwn = card?.identities.some(({ identityId }) => identityId === body.identityId) === true;
    if (!isOwn) throw new DomainError(IdentityErrors.identityNotFound);
    await this.changes.chooseIdentity(session, card, body.identityId);
  }
}
