import { Controller, Get, Header, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '@plinth/platform-auth';
import { Readiness } from './readiness';
import type { ReadinessReport } from './readiness';

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
  async ready(@Res({ passthrough: true }) reply: Reply): Promise<ReadinessReport> {
    const report = await this.readiness.report();
    reply.status(report.ready ? 200 : 503);
    return report;
  }
}
