import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AuditPermissions } from '@plinth/audit-contract';
import { AuditTrail } from '@plinth/platform-audit-trail';
import { Allow, CurrentPrincipal, actorOf } from '@plinth/platform-auth';
import type { Principal } from '@plinth/platform-auth';
import { ChainReportResponse } from './chain.dto';
import { SealEntries } from './seal-entries.use-case';
import { VerifyChain } from './verify-chain.use-case';

@ApiTags('审计 Audit')
@Controller('api/audit/v1/verification')
export class ChainController {
  constructor(
    private readonly sealEntries: SealEntries,
    private readonly verifyChain: VerifyChain,
    private readonly trail: AuditTrail,
  ) {}

  @Get()
  @Allow(AuditPermissions.chainVerify)
  @ApiOperation({
    operationId: 'verifyAuditChain',
    summary: '校验审计链 Verify the audit chain',
    description: '逐批核对已封存的记录。Walks the whole chain of sealed entries.',
  })
  @ApiOkResponse({ type: ChainReportResponse })
  async verify(@CurrentPrincipal() principal: Principal): Promise<ChainReportResponse> {
    const report = await this.verifyChain.execute();
    await this.trail.recordAlone({
      actor: actorOf(principal),
      action: AuditPermissions.chainVerify,
      count: report.entries,
      result: report.intact ? 'success' : 'failed',
      detail: report.break && { ...report.break },
    });
    return report;
  }

  /** Seals first what is still pending, so that the answer covers everything up to now. */
  @Post()
  @HttpCode(200)
  @Allow(AuditPermissions.chainVerify)
  @ApiOperation({
    operationId: 'sealAndVerifyAuditChain',
    summary: '封存并校验 Seal and verify the audit chain',
    description: '先封存尚未封存的记录,再核对整条链。Seals what is pending first.',
  })
  @ApiOkResponse({ type: ChainReportResponse })
  async sealAndVerify(@CurrentPrincipal() principal: Principal): Promise<ChainReportResponse> {
    await this.sealEntries.execute();
    return this.verify(principal);
  }
}
