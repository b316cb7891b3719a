import { Controller, Get, Headers, Query, Sse } from '@nestjs/common';
import type { MessageEvent } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
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

@ApiTags('events 变更')
@ApiBearerAuth()
@Controller('api/events/v1')
export class FeedController {
  constructor(
    private readonly changes: ReadChanges,
    private readonly streams: FeedStream,
    private readonly audit: RosterAudit,
  ) {}

  @Get('changes')
  @Allow(OrgPermissions.rosterRead)
  @ApiOperation({ summary: '按位置拉取变更(含删除标记)· changes since a cursor, with tombstones' })
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
  @ApiOperation({ summary: '变更事件流(SSE,断线用 Last-Event-ID 续传)· changes as they happen' })
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
