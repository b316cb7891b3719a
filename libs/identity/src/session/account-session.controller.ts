import { Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DomainError } from '@plinth/error-contract';
import { IdentityErrors, IdentityPermissions } from '@plinth/identity-contract';
import { Allow, CurrentPrincipal, CurrentScope, actorOf } from '@plinth/platform-auth';
import type { Principal, Scope } from '@plinth/platform-auth';
import { Transactions } from '@plinth/platform-database';
import { SessionListResponse } from '../account/account.dto';
import { AccountStore } from '../account/account.store';
import { PersonReach } from '../account/person-reach';
import { EndAccess } from './end-access.use-case';
import { EndSessions } from './end-sessions.use-case';
import { SessionStore } from './session.store';

@ApiTags('账号的会话 Sessions')
@Controller('/api/identity/v1/accounts/:accountId/sessions')
export class AccountSessionController {
  constructor(
    private readonly sessions: SessionStore,
    private readonly accounts: AccountStore,
    private readonly reach: PersonReach,
    private readonly ends: EndSessions,
    private readonly access: EndAccess,
    private readonly transactions: Transactions,
  ) {}

  @ApiOperation({ operationId: 'listSessions', summary: '账号的会话 List sessions' })
  @ApiOkResponse({ type: SessionListResponse })
  @Allow(IdentityPermissions.accountRead)
  @Get()
  async list(@Param('accountId', ParseUUIDPipe) accountId: string, @CurrentScope() scope: Scope) {
    await this.check(accountId, scope);
    return { items: await this.sessions.aliveOf(accountId) };
  }

  @ApiOperation({ operationId: 'endSessions', summary: '结束全部会话 End every session' })
  @ApiNoContentResponse()
  @Allow(IdentityPermissions.accountWrite)
  @Delete()
  @HttpCode(204)
  async endAll(
    @Param('accountId', ParseUUIDPipe) accountId: string,
    @CurrentScope() scope: Scope,
    @CurrentPrincipal() principal: Principal,
  ): Promise<void> {
    await this.check(accountId, scope);
    await this.transactions.run((tx) => this.access.ofAccounts(tx, [accountId], 'revoked', actorOf(principal)));
  }

  @ApiOperation({ operationId: 'endSession', summary: '结束一个会话 End a session' })
  @ApiNoContentResponse()
  @Allow(IdentityPermissions.accountWrite)
  @Delete(':sessionId')
  @HttpCode(204)
  async end(
    @Param('accountId', ParseUUIDPipe) accountId: string,
    @Param('sessionId', ParseUUIDPipe) sessionId: string,
    @CurrentScope() scope: Scope,
    @CurrentPrincipal() principal: Principal,
  ): Promise<void> {
    await this.check(accountId, scope);
    const isOwn = (await this.sessions.aliveOf(accountId)).some((session) => session.sessionId === sessionId);
    if (!isOwn) throw new DomainError(IdentityErrors.sessionNotFound);
    await this.transactions.run((tx) => this.ends.these(tx, [sessionId], 'revoked', actorOf(principal)));
  }

  private async check(accountId: string, scope: Scope): Promise<void> {
    const account = await this.accounts.byId(accountId);
    if (account === undefined) throw new DomainError(IdentityErrors.accountNotFound);
    await this.reach.check(scope, account.personId);
  }
}
