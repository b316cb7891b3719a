import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Length, Matches, Max, Min } from 'class-validator';
import { exampleIds } from '../example-ids';
import { calendarEntryKinds } from './calendar-entry';
import type { CalendarEntryKind } from './calendar-entry';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const DAY_WORDS = '第一天 The first day: YYYY-MM-DD';

export class CalendarEntryBody {
  @ApiProperty({
    enum: calendarEntryKinds,
    description: '放假、调休上课、考试、活动 Workday: a day off that is worked',
  })
  @IsIn(calendarEntryKinds)
  kind!: CalendarEntryKind;

  @ApiProperty({ example: '国庆节放假', maxLength: 60 })
  @IsString()
  @Length(1, 200)
  title!: string;

  @ApiProperty({ example: '2026-10-01', description: DAY_WORDS })
  @Matches(DAY)
  startsOn!: string;

  @ApiProperty({ example: '2026-10-07', description: '最后一天 The last day, included' })
  @Matches(DAY)
  endsOn!: string;
}

export class ChangeCalendarEntryBody extends CalendarEntryBody {
  @ApiProperty({ example: 1, description: '读到的版本 The version that was read' })
  @IsInt()
  @Min(1)
  @Max(2_147_483_647)
  version!: number;
}

export class CalendarDaysQuery {
  @ApiPropertyOptional({ example: '2026-09-01', description: '默认今天 Default: today' })
  @IsOptional()
  @Matches(DAY)
  from?: string;

  @ApiPropertyOptional({ example: '2027-08-31', description: '默认一年后 Default: a year from then; 800 days at most' })
  @IsOptional()
  @Matches(DAY)
  to?: string;
}

export class OwnCalendarQuery extends CalendarDaysQuery {
  @ApiPropertyOptional({ format: 'uuid', description: '只看这个身份的 Of this identity of mine alone' })
  @IsOptional()
  @IsUUID('all')
  identityId?: string;
}

export class CalendarEntryResponse {
  @ApiProperty({ format: 'uuid', example: exampleIds.event }) id!: string;
  @ApiProperty({ format: 'uuid', example: exampleIds.school, description: '由哪个单位安排 Where it was put' })
  unitId!: string;
  @ApiProperty({ example: '第一实验小学' }) unitName!: string;
  @ApiProperty({ enum: calendarEntryKinds }) kind!: CalendarEntryKind;
  @ApiProperty({ example: '国庆节放假' }) title!: string;
  @ApiProperty({ example: '2026-10-01' }) startsOn!: string;
  @ApiProperty({ example: '2026-10-07' }) endsOn!: string;
  @ApiProperty({ example: 1 }) version!: number;
}

export class ListedTermResponse {
  @ApiProperty({ format: 'uuid', example: exampleIds.school }) unitId!: string;
  @ApiProperty({ example: 2026 }) schoolYear!: number;
  @ApiProperty({ example: 1 }) number!: number;
  @ApiProperty({ example: '2026-2027学年第一学期' }) name!: string;
  @ApiProperty({ example: '2026-09-01' }) startsOn!: string;
  @ApiProperty({ example: '2027-01-22' }) endsOn!: string;
}

export class CalendarResponse {
  @ApiProperty({ type: [ListedTermResponse] }) terms!: readonly ListedTermResponse[];
  @ApiProperty({ type: [CalendarEntryResponse], description: '按日期 By date' })
  entries!: readonly CalendarEntryResponse[];
}
