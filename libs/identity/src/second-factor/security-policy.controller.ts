import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Put } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DomainError } from '@plinth/error-contract';
import { IdentityErrors, IdentityPermissions } from '@plinth/identity-contract';
import { Allow, AuthErrors, CurrentPrincipal, CurrentScope, actorOf } from '@plinth/platform-auth';
import type { Principal, Scope } from '@plinth/platform-auth';
import { AuditTrail } from '@plinth/platform-audit-trail';
import { Transactions } from '@plinth/platform-database';
import { AccountStore } from '../account/account.store';
import { PersonReach } from '../account/person-reach';
import { RemoveSecondFactor } from './remove-second-factor.use-case';
import type { SecurityPolicy } from './security-policy';
import { SecurityPolicyDto } from './security-policy.dto';
import { SecurityPolicyStore } from './security-policy.store';

@ApiTags('两步验证 Second factor')
@Controller('/api/identity/v1')
export class SecurityPolicyController {
  constructor(
    private readonly policies: SecurityPolicyStore,
    private readonly removal: RemoveSecondFactor,
    private readonly accounts: AccountStore,
    private readonly reach: PersonReach,
    private readonly transactions: Transactions,
    private readonly audit: AuditTrail,
  ) {}

  @ApiOperation({
    operationId: 'getSecurityPolicy',
    summary: '安全策略 Get the security policy',
    description: '谁必须两步验证。Who must sign in with two factors.',
  })
  @ApiOkResponse({ type: SecurityPolicyDto })
  @Allow(IdentityPermissions.policyWrite)
  @Get('policy')
  get(): Promise<SecurityPolicy> {
    return this.policies.get();
  }

  @ApiOperation({
    operationId: 'putSecurityPolicy',
    summary: '修改安全策略 Replace the security policy',
    description: '自下次登录起生效。It holds for every sign-in from now on.',
  })
  @ApiOkResponse({ type: SecurityPolicyDto })
  @Allow(IdentityPermissions.policyWrite)
  @Put('policy')
  async put(
    @Body() body: SecurityPolicyDto,
    @CurrentScope() scope: Scope,
    @CurrentPrincipal() principal: Principal,
  ): Promise<SecurityPolicy> {
    // There is one policy for the whole base.
    if (!scope.covers('')) throw new DomainError(AuthErrors.unitOutOfScope);
    const { audiences, roles } = body.secondFactor;
    const policy = { secondFactor: { audiences: [...new Set(audiences)], roles: [...new Set(roles)] } };
    await this.transactions.run(async (tx) => {
      await this.policies.set(tx, policy, actorOf(principal));
      const entry = { actor: actorOf(principal), action: 'identity.policy.write', result: 'success' } as const;
      await this.audit.record(tx, { ...entry, detail: policy.secondFactor });
    });
    return policy;
  }

  @ApiOperation({
    operationId: 'removeSecondFactor',
    summary: '解除两步验证 Remove a second factor',
    description: '手机与恢复码都丢失时。When phone and codes are lost.',
  })
  @ApiNoContentResponse()
  @Allow(IdentityPermissions.accountWrite)
  @Delete('accounts/:accountId/second-factor')
  @HttpCode(204)
  async remove(
    @Param('accountId', ParseUUIDPipe) accountId: string,
    @CurrentScope() scope: Scope,
    @CurrentPrincipal() principal: Principal,
  ): Promise<void> {
    const account = await this.accounts.byId(accountId);
    if (account === undefined) throw new DomainError(IdentityErrors.accountNotFound);
    await this.reach.checkPower(scope, account.personId);
    await this.removal.execute(account, actorOf(principal));
  }
}
