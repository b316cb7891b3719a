import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Put } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
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

@ApiTags('identity 身份')
@ApiBearerAuth()
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
    summary: '查找账号 Find an account by person or by a name that signs in',
    description: 'A POST, so that no phone or document number stands in an address.',
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

  @ApiOperation({ summary: '账号详情 One account' })
  @ApiOkResponse({ type: AccountResponse })
  @Allow(IdentityPermissions.accountRead)
  @Get(':accountId')
  async get(@Param('accountId', ParseUUIDPipe) accountId: string, @CurrentScope() scope: Scope): Promise<AccountView> {
    return this.found(await this.accounts.view(accountId), scope);
  }

  @ApiOperation({ summary: '停用账号 Suspend: sessions and tokens end within two seconds' })
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

  @ApiOperation({ summary: '恢复账号 Restore a suspended account' })
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

  @ApiOperation({ summary: '重置账号 The password is void; answers a first-time code' })
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

  @ApiOperation({ summary: '设置密码 Set a password by the rules of the person’s audience' })
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
