import { Controller, Get, Header, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '@plinth/platform-auth';
import { Readiness, excludedBy } from '@plinth/platform-telemetry';
import type { ReadinessReport } from '@plinth/platform-telemetry';

/** What both Express and Fastify replies have. */
interface Reply {
  status(code: number): unknown;
}

@ApiExcludeController()
@Controller()
export class HealthController {
  constructor(private readonly readiness: Readiness) {}

  /** The process runs and answers; nothing else is asked. */
  @Get('healthz')
  @Public()
  @Header('cache-control', 'no-store')
  health(): { readonly status: 'ok' } {
    return { status: 'ok' };
  }

  @Get('readyz')
  @Public()
  @Header('cache-control', 'no-store')
  async ready(
    @Res({ passthrough: true }) reply: Reply,
    @Query('exclude') exclude?: string | string[],
  ): Promise<ReadinessReport> {
    const report = await this.readiness.report(excludedBy(exclude));
    reply.status(report.ready ? 200 : 503);
    return report;
  }
}
