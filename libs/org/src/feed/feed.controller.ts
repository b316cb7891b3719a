import { Controller, Get, Headers, Query, Sse } from '@nestjs/common';
import type { MessageEvent } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiOperation, ApiTags, getSchemaPath } from '@nestjs/swagger';
import { DomainError } from '@plinth/error-contract';
import { OrgErrors, OrgPermissions } from '@plinth/org-contract';
import { Allow, CurrentPrincipal, CurrentScope, Scope } from '@plinth/platform-auth';
import type { Principal } from '@plinth/platform-auth';
import type { Observable } from 'rxjs';
import { RosterAudit } from '../roster/roster-audit';
import type { Change } from './change';
import { FeedStream } from './feed-stream';
import { ChangesQueryString } from './feed.dto';
import { ReadChanges } from './read-changes';
import { ChangePageResponse, ChangeResponse } from './change-response.dto';

@ApiTags('变更 Change feed')
@ApiExtraModels(ChangeResponse)
@Controller('api/events/v1')
export class FeedController {
  constructor(
    private readonly changes: ReadChanges,
    private readonly streams: FeedStream,
    private readonly audit: RosterAudit,
  ) {}

  @Get('changes')
  @Allow(OrgPermissions.rosterRead)
  @ApiOperation({
    operationId: 'listChanges',
    summary: '拉取变更 Pull changes',
    description:
      '从 cursor 之后起,按提交次序,删除以标记表示;只有应用自己的令牌可用。Since a cursor, in the order of commits, with tombstones; for an application with its own token.',
  })
  @ApiOkResponse({ type: ChangePageResponse })
  async list(
    @Query() query: ChangesQueryString,
    @CurrentPrincipal() principal: Principal,
    @CurrentScope() scope: Scope,
  ): Promise<{ items: readonly Change[]; nextCursor: string; hasMore: boolean }> {
    checkApplication(principal);
    const { limit, ...start } = query;
    const page = await this.changes.execute({ ...start, clientId: principal.clientId, scope, limit: limit ?? 200 });
    const { fields, ...answer } = page;
    await this.audit.read(principal, 'changes', { count: answer.items.length, fields, scope });
    return answer;
  }

  @Sse('stream')
  @Allow(OrgPermissions.rosterRead)
  @ApiOperation({
    operationId: 'streamChanges',
    summary: '订阅变更 Stream changes',
    description: 'SSE;断线后带 Last-Event-ID 续传。Server-sent events; go on after a break by Last-Event-ID.',
  })
  @ApiOkResponse({
    description: 'data 为 ChangeResponse,id 为其 cursor。Each data is a ChangeResponse, its id the cursor.',
    content: { 'text/event-stream': { schema: { $ref: getSchemaPath(ChangeResponse) } } },
  })
  stream(
    @Query() query: ChangesQueryString,
    @Headers('last-event-id') lastEventId: string | undefined,
    @CurrentPrincipal() principal: Principal,
  ): Observable<MessageEvent> {
    checkApplication(principal);
    const { limit: _, ...start } = query;
    const cursor = lastEventId === undefined || lastEventId === '' ? start.cursor : lastEventId;
    return this.streams.open(principal, cursor === undefined ? start : { cursor });
  }
}

function checkApplication(principal: Principal): void {
  if (principal.kind !== 'application' && principal.kind !== 'operator') {
    throw new DomainError(OrgErrors.rosterCallerUnfit, { wanted: 'client credentials' });
  }
}
