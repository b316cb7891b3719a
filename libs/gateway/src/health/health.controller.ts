import { Controller, Get, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '@plinth/platform-auth';
import { Readiness } from './readiness';
import type { ReadinessReport } from './readiness';

@ApiExcludeController()
@Controller()
export class HealthController {
  constructor(private readonly readiness: Readiness) {}

  /** Alive: the process answers. */
  @Get('healthz')
  @Public()
  alive(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** Ready: send traffic here. */
  @Get('readyz')
  @Public()
  async ready(@Res({ passthrough: true }) reply: { status(code: number): unknown }): Promise<ReadinessReport> {
    const report = await this.readiness.report();
    if (report.status !== 'ready') reply.status(503);
    return report;
  }
}
