import { Controller, Get, Headers } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DomainError } from '@plinth/error-contract';
import { GatewayPermissions } from '@plinth/gateway-contract';
import { Allow, AuthErrors, CurrentScope } from '@plinth/platform-auth';
import type { Scope } from '@plinth/platform-auth';
import { languageOf } from '@plinth/platform-http';
import { worstOf } from './base-health';
import { BaseHealthResponse } from './base-health.dto';
import { ReadBaseHealth } from './read-base-health';

@ApiTags('运行状况 Health')
@Controller('api/gateway/v1/health')
export class BaseHealthController {
  constructor(private readonly health: ReadBaseHealth) {}

  @Get()
  @Allow(GatewayPermissions.healthRead)
  @ApiOperation({
    operationId: 'getBaseHealth',
    summary: '基座运行状况 Health of the base',
    description: '服务、事件、任务、存储、备份，用话说明。Services, events, jobs, storage and backup, in words.',
  })
  @ApiOkResponse({ type: BaseHealthResponse })
  async show(
    @CurrentScope() scope: Scope,
    @Headers('authorization') authorization: string,
    @Headers('accept-language') acceptLanguage?: string,
  ): Promise<BaseHealthResponse> {
    // The base belongs to no unit: only who holds the permission on the root sees it.
    if (!scope.covers('')) throw new DomainError(AuthErrors.unitOutOfScope);
    const language = languageOf(acceptLanguage);
    const items = await this.health.execute(authorization);
    return {
      state: worstOf(items),
      items: items.map(({ zh, en, ...item }) => ({ ...item, text: language === 'zh' ? zh : en })),
      checkedAt: new Date(),
    };
  }
}
