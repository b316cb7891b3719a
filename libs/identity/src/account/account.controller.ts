import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DomainError } from '@plinth/error-contract';
import { IdentityErrors, IdentityPermissions } from '@plinth/identity-contract';
import { Allow, CurrentPrincipal, CurrentScope, actorOf } from '@plinth/platform-auth';
import type { Principal, Scope } from '@plinth/platform-auth';
import { SignInCandidates } from '../sign-in/sign-in-candidates';
import { AccountResponse, AssignPasswordDto, CodeResponse, FindAccountDto } from './account.dto';
import { AccountReader } from './account.reader';
import type { AccountView } from './account.reader';
import { AssignPassword } from './assign-password.use-case';
import { PersonReach } from './person-reach';
import { ResetAccount } from './reset-account.use-case';
import { SuspendAccount } from './suspend-account.use-case';

@ApiTags('账号 Accounts')
@Controller('/api/identity/v1/accounts')
export class AccountController {
  constructor(
    private readonly accounts: AccountReader,
    private readonly reach: PersonReach,
    private readonly candidates: SignInCandidates,
    private readonly suspension: SuspendAccount,
    private readonly reset: ResetAccount,
    private readonly assignPassword: AssignPassword,
  ) {}

  @ApiOperation({
    operationId: 'findAccount',
    summary: '查找账号 Find an account',
    description:
      '按人员或登录名;用 POST,号码不进地址。By person or login name; a POST, so that no number stands in an address.',
  })
  @ApiOkResponse({ type: AccountResponse })
  @Allow(IdentityPermissions.accountRead)
  @Post('search')
  @HttpCode(200)
  async search(@Body() body: FindAccountDto, @CurrentScope() scope: Scope): Promise<AccountView> {
    if (body.personId !== undefined) return this.found(await this.accounts.viewOfPerson(body.personId), scope);
    const [candidate] = body.name === undefined ? [] : await this.candidates.find({ name: body.name });
    return this.found(candidate && (await this.accounts.view(candidate.id)), scope);
  }

  @ApiOperation({ operationId: 'getAccount', summary: '账号详情 Get an account' })
  @ApiOkResponse({ type: AccountResponse })
  @Allow(IdentityPermissions.accountRead)
  @Get(':accountId')
  async get(@Param('accountId', ParseUUIDPipe) accountId: string, @CurrentScope() scope: Scope): Promise<AccountView> {
    return this.found(await this.accounts.view(accountId), scope);
  }

  @ApiOperation({
    operationId: 'suspendAccount',
    summary: '停用账号 Suspend an account',
    description: '会话与令牌两秒内失效。Sessions and tokens end within two seconds.',
  })
  @ApiNoContentResponse()
  @Allow(IdentityPermissions.accountWrite)
  @Post(':accountId/suspend')
  @HttpCode(204)
  async suspend(
    @Param('accountId', ParseUUIDPipe) accountId: string,
    @CurrentScope() scope: Scope,
    @CurrentPrincipal() principal: Principal,
  ): Promise<void> {
    await this.inPower(accountId, scope);
    await this.suspension.execute(accountId, true, actorOf(principal));
  }

  @ApiOperation({ operationId: 'restoreAccount', summary: '恢复账号 Restore an account' })
  @ApiNoContentResponse()
  @Allow(IdentityPermissions.accountWrite)
  @Post(':accountId/restore')
  @HttpCode(204)
  async restore(
    @Param('accountId', ParseUUIDPipe) accountId: string,
    @CurrentScope() scope: Scope,
    @CurrentPrincipal() principal: Principal,
  ): Promise<void> {
    await this.inPower(accountId, scope);
    await this.suspension.execute(accountId, false, actorOf(principal));
  }

  @ApiOperation({
    operationId: 'resetAccount',
    summary: '重置账号 Reset an account',
    description: '密码作废,返回首次登录码。The password is void; answers a first-time code.',
  })
  @ApiCreatedResponse({ type: CodeResponse })
  @Allow(IdentityPermissions.accountWrite)
  @Post(':accountId/reset')
  async resetAccount(
    @Param('accountId', ParseUUIDPipe) accountId: string,
    @CurrentScope() scope: Scope,
    @CurrentPrincipal() principal: Principal,
  ): Promise<CodeResponse> {
    await this.inPower(accountId, scope);
    return { code: await this.reset.execute(accountId, actorOf(principal)) };
  }

  @ApiOperation({
    operationId: 'setPassword',
    summary: '设置密码 Set a password',
    description: '按该类人员的密码规则。By the rules of the person’s audience.',
  })
  @ApiNoContentResponse()
  @Allow(IdentityPermissions.accountWrite)
  @Put(':accountId/password')
  @HttpCode(204)
  async setPassword(
    @Param('accountId', ParseUUIDPipe) accountId: string,
    @Body() body: AssignPasswordDto,
    @CurrentScope() scope: Scope,
    @CurrentPrincipal() principal: Principal,
  ): Promise<void> {
    const account = await this.inPower(accountId, scope);
    if (account.status === 'ended') throw new DomainError(IdentityErrors.accountEnded);
    await this.assignPassword.execute(account, body.password, body.mustChange ?? true, actorOf(principal));
  }

  private async found(account: AccountView | undefined, scope: Scope): Promise<AccountView> {
    if (account === undefined) throw new DomainError(IdentityErrors.accountNotFound);
    await this.reach.check(scope, account.personId);
    return account;
  }

  private async inPower(accountId: string, scope: Scope): Promise<AccountView> {
    const account = await this.found(await this.accounts.view(accountId), scope);
    await this.reach.checkPower(scope, account.personId);
    return account;
  }
}
