import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { GatewayPermissions } from '@plinth/gateway-contract';
import { Allow, AuthErrors, CurrentScope } from '@plinth/platform-auth';
import type { Scope } from '@plinth/platform-auth';
import { DomainError } from '@plinth/error-contract';
import { ListUsageQuery, UsagePageResponse } from './usage.dto';
import { UsageStore } from './usage.store';

@ApiTags('网关用量 Gateway usage')
@Controller('api/gateway/v1/usage')
export class UsageController {
  constructor(private readonly usages: UsageStore) {}

  @Get()
  @Allow(GatewayPermissions.usageRead)
  @ApiOperation({
    operationId: 'listUsage',
    summary: '接口调用量 List usage',
    description: '按应用、路由类别与小时。Requests per client, route class and hour.',
  })
  @ApiOkResponse({ type: UsagePageResponse })
  list(@Query() query: ListUsageQuery, @CurrentScope() scope: Scope): Promise<UsagePageResponse> {
    // The counters belong to no unit: only who holds the permission on the root sees them.
    if (!scope.covers('')) throw new DomainError(AuthErrors.unitOutOfScope);
    return this.usages.list(query);
  }
}
