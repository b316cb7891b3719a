import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DomainError } from '@plinth/error-contract';
import { OrgErrors, OrgPermissions } from '@plinth/org-contract';
import { Allow } from '@plinth/platform-auth';
import { AddedResponse } from '../added.dto';
import { CurrentCaller } from '../caller-of';
import type { Caller } from '../person/caller';
import { unitIdPipe } from '../unit/unit-id.pipe';
import { AddCalendarEntry } from './add-calendar-entry.use-case';
import { calendarDaysOf } from './calendar-days';
import { CalendarDaysQuery, CalendarEntryBody, CalendarResponse, ChangeCalendarEntryBody } from './calendar-entry.dto';
import { CalendarReader } from './calendar.reader';
import { ChangeCalendarEntry } from './change-calendar-entry.use-case';
import { RemoveCalendarEntry } from './remove-calendar-entry.use-case';

@ApiTags('校历 Calendar')
@Controller('api/org/v1/units/:unitId/calendar')
export class CalendarEntryController {
  constructor(
    private readonly reader: CalendarReader,
    private readonly addEntry: AddCalendarEntry,
    private readonly changeEntry: ChangeCalendarEntry,
    private readonly removeEntry: RemoveCalendarEntry,
  ) {}

  @Get()
  @Allow(OrgPermissions.unitRead, { unit: 'param:unitId' })
  @ApiOperation({
    operationId: 'getCalendar',
    summary: '校历 Calendar of a unit',
    description: '含上级单位的安排。With what the units above have put.',
  })
  @ApiOkResponse({ type: CalendarResponse })
  async show(
    @Param('unitId', unitIdPipe) unitId: string,
    @Query() query: CalendarDaysQuery,
  ): Promise<CalendarResponse> {
    const path = await this.reader.pathOf(unitId);
    if (path === undefined) throw new DomainError(OrgErrors.unitNotFound);
    return this.reader.at([path], calendarDaysOf(query));
  }

  @Post('entries')
  @Allow(OrgPermissions.calendarWrite, { unit: 'param:unitId' })
  @ApiOperation({ operationId: 'addCalendarEntry', summary: '添加校历事项 Add a calendar entry' })
  @ApiCreatedResponse({ type: AddedResponse })
  async add(
    @Param('unitId', unitIdPipe) unitId: string,
    @Body() body: CalendarEntryBody,
    @CurrentCaller() caller: Caller,
  ): Promise<{ id: string }> {
    return { id: await this.addEntry.execute(unitId, body, caller) };
  }

  @Put('entries/:id')
  @HttpCode(204)
  @Allow(OrgPermissions.calendarWrite, { unit: 'param:unitId' })
  @ApiOperation({ operationId: 'changeCalendarEntry', summary: '修改校历事项 Change a calendar entry' })
  @ApiNoContentResponse()
  async change(
    @Param('unitId', unitIdPipe) unitId: string,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ChangeCalendarEntryBody,
    @CurrentCaller() caller: Caller,
  ): Promise<void> {
    await this.changeEntry.execute({ ...body, id, unitId }, caller);
  }

  @Delete('entries/:id')
  @HttpCode(204)
  @Allow(OrgPermissions.calendarWrite, { unit: 'param:unitId' })
  @ApiOperation({ operationId: 'removeCalendarEntry', summary: '删除校历事项 Remove a calendar entry' })
  @ApiNoContentResponse()
  async remove(
    @Param('unitId', unitIdPipe) unitId: string,
    @Param('id', ParseUUIDPipe) id: string,
    @CurrentCaller() caller: Caller,
  ): Promise<void> {
    await this.removeEntry.execute(unitId, id, caller);
  }
}
