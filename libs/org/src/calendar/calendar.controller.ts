import { Body, Controller, Get, Param, ParseIntPipe, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DomainError } from '@plinth/error-contract';
import { OrgErrors, OrgPermissions } from '@plinth/org-contract';
import { Allow } from '@plinth/platform-auth';
import { CurrentCaller } from '../caller-of';
import type { Caller } from '../person/caller';
import { PutTermsBody, SchoolYearResponse } from './calendar.dto';
import { PutTerms } from './put-terms.use-case';
import { TermStore } from './term.store';
import { unitIdPipe } from '../unit/unit-id.pipe';

const schoolYearPipe = new ParseIntPipe({
  exceptionFactory: () =>
    new DomainError(OrgErrors.termsInvalid, { reason: 'the school year is a number', reasonZh: '学年应为数字' }),
});

@ApiTags('org 校历')
@ApiBearerAuth()
@Controller('api/org/v1/units/:unitId/school-years')
export class CalendarController {
  constructor(
    private readonly putTerms: PutTerms,
    private readonly terms: TermStore,
  ) {}

  @Get()
  @Allow(OrgPermissions.unitRead, { unit: 'param:unitId' })
  @ApiOperation({ summary: '本机构的学年与学期 · school years and terms put here' })
  @ApiOkResponse({ type: [SchoolYearResponse] })
  async list(@Param('unitId', unitIdPipe) unitId: string): Promise<readonly SchoolYearResponse[]> {
    return this.terms.list(unitId);
  }

  @Put(':schoolYear')
  @Allow(OrgPermissions.calendarWrite, { unit: 'param:unitId' })
  @ApiOperation({ summary: '安排一个学年的学期 · put the terms of a school year' })
  @ApiOkResponse({ type: [SchoolYearResponse] })
  async put(
    @Param('unitId', unitIdPipe) unitId: string,
    @Param('schoolYear', schoolYearPipe) schoolYear: number,
    @Body() body: PutTermsBody,
    @CurrentCaller() caller: Caller,
  ): Promise<readonly SchoolYearResponse[]> {
    await this.putTerms.execute({ unitId, schoolYear, terms: body.terms }, caller);
    return this.terms.list(unitId);
  }
}
