import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, SignedIn } from '@plinth/platform-auth';
import type { Principal } from '@plinth/platform-auth';
import { signedInPerson } from '../signed-in-person';
import { calendarDaysOf } from './calendar-days';
import { CalendarResponse, OwnCalendarQuery } from './calendar-entry.dto';
import { CalendarReader } from './calendar.reader';
import type { CalendarOfDays } from './calendar.reader';
import { icalendarOf } from './icalendar';

/** The calendar that holds where somebody learns, works or has a child: no permission, being there is the right. */
@ApiTags('我的学校 My schools')
@Controller('api/org/v1/me')
@SignedIn()
export class OwnCalendarController {
  constructor(private readonly reader: CalendarReader) {}

  @Get('calendar')
  @ApiOperation({ operationId: 'getMyCalendar', summary: '我的校历 My calendar' })
  @ApiOkResponse({ type: CalendarResponse })
  show(@CurrentPrincipal() principal: Principal, @Query() query: OwnCalendarQuery): Promise<CalendarOfDays> {
    return this.of(principal, query);
  }

  @Get('calendar.ics')
  @ApiProduces('text/calendar')
  @ApiOperation({ operationId: 'downloadMyCalendar', summary: '下载校历 My calendar as a file (iCalendar, RFC 5545)' })
  @ApiOkResponse({ content: { 'text/calendar': { schema: { type: 'string' } } } })
  async download(@CurrentPrincipal() principal: Principal, @Query() query: OwnCalendarQuery): Promise<StreamableFile> {
    const { terms, entries } = await this.of(principal, query);
    const lines = terms.map((term) => ({
      ...term,
      id: `${term.unitId}-${term.schoolYear}-${term.number}`,
      title: term.name,
    }));
    const text = icalendarOf('校历', [...lines, ...entries], new Date());
    // Set with the file, not by a decorator: a refusal is not a calendar.
    return new StreamableFile(Buffer.from(text), {
      type: 'text/calendar; charset=utf-8',
      disposition: `attachment; filename*=UTF-8''${encodeURIComponent('校历')}.ics`,
    });
  }

  private async of(principal: Principal, { identityId, ...days }: OwnCalendarQuery): Promise<CalendarOfDays> {
    const paths = await this.reader.placesOf(signedInPerson(principal), identityId);
    return this.reader.at(paths, calendarDaysOf(days));
  }
}
