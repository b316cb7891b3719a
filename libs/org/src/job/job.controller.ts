import { Controller, Get, Sse } from '@nestjs/common';
import type { MessageEvent } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiOperation, ApiTags, getSchemaPath } from '@nestjs/swagger';
import { OrgPermissions } from '@plinth/org-contract';
import { Allow, CurrentPrincipal, CurrentScope, actorOf } from '@plinth/platform-auth';
import type { Principal, Scope } from '@plinth/platform-auth';
import type { Observable } from 'rxjs';
import { JobStream } from './job-stream';
import { JobListResponse, JobResponse } from './job.dto';
import { JobReader } from './job.reader';

@ApiTags('后台任务 Jobs')
@ApiExtraModels(JobResponse, JobListResponse)
@Controller('api/events/v1')
export class JobController {
  constructor(
    private readonly streams: JobStream,
    private readonly reader: JobReader,
  ) {}

  @Get('jobs')
  @Allow(OrgPermissions.importRun)
  @ApiOperation({
    operationId: 'listJobs',
    summary: '我的后台任务 My jobs',
    description: '进行中、待确认和一天内结束的。Under way, waiting, and ended within a day.',
  })
  @ApiOkResponse({ type: JobListResponse })
  async list(@CurrentPrincipal() principal: Principal, @CurrentScope() scope: Scope): Promise<JobListResponse> {
    return { items: await this.reader.of(actorOf(principal), scope) };
  }

  @Sse('jobs/stream')
  @Allow(OrgPermissions.importRun)
  @ApiOperation({
    operationId: 'streamJobs',
    summary: '订阅我的后台任务 Stream my jobs',
    description:
      'SSE：先是 jobs（全部），之后 job（变化的一个）；断线重连即从全部开始。Server-sent events: `jobs` with all of them, then `job` for each change; a new stream begins with all again.',
  })
  @ApiOkResponse({
    description:
      'jobs 为 JobListResponse，job 为 JobResponse，heartbeat 为空。`jobs` holds a JobListResponse, `job` a JobResponse, `heartbeat` nothing.',
    content: { 'text/event-stream': { schema: { $ref: getSchemaPath(JobResponse) } } },
  })
  stream(@CurrentPrincipal() principal: Principal): Observable<MessageEvent> {
    return this.streams.of(principal);
  }
}
