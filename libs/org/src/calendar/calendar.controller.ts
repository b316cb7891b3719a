import { Body, Controller, Get, Param, ParseIntPipe, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DomainError } from '@plinth/error-contract';
import { OrgErrors, OrgPermissions } from '@plinth/org-contract';
import { Allow } from '@plinth/platform-auth';
import { CurrentCaller } from '../caller-of';
import type { Caller } from '../person/caller';
import { PutTermsBody, SchoolYearListResponse } from './calendar.dto';
import { PutTerms } from './put-terms.use-case';
import { TermStore } from './term.store';
import { unitIdPipe } from '../unit/unit-id.pipe';

const schoolYearPipe = new ParseIntPipe({
  exceptionFactory: () =>
    new DomainError(OrgErrors.termsInvalid, { reason: 'the school year is a number', reasonZh: '学年应为数字' }),
});

@ApiTags('校历 Calendar')
@Controller('api/org/v1/units/:unitId/school-years')
export class CalendarController {
  constructor(
    private readonly putTerms: PutTerms,
    private readonly terms: TermStore,
  ) {}

  @Get()
  @Allow(OrgPermissions.unitRead, { unit: 'param:unitId' })
  @ApiOperation({ operationId: 'listSchoolYears', summary: '学年与学期 List school years' })
  @ApiOkResponse({ type: SchoolYearListResponse })
  async list(@Param('unitId', unitIdPipe) unitId: string): Promise<SchoolYearListResponse> {
    return { items: await this.terms.list(unitId) };
  }

  @Put(':schoolYear')
  @Allow(OrgPermissions.calendarWrite, { unit: 'param:unitId' })
  @ApiOperation({
    operationId: 'putTerms',
    summary: '安排学期 Put the terms of a school year',
    description: '空列表即删除本学年的安排。An empty list removes them.',
  })
  @ApiOkResponse({ type: SchoolYearListResponse })
  async put(
    @Param('unitId', unitIdPipe) unitId: string,
    @Param('schoolYear', schoolYearPipe) schoolYear: number,
    @Body() body: PutTermsBody,
    @CurrentCaller() caller: Caller,
  ): Promise<SchoolYearListResponse> {
    await this.putTerms.execute({ unitId, schoolYear, terms: body.terms }, caller);
    return { items: await this.terms.list(unitId) };
  }
}
