import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, SignedIn } from '@plinth/platform-auth';
import type { Principal } from '@plinth/platform-auth';
import { SchoolCalendar } from '../calendar/school-calendar';
import { todayInChina } from '../calendar/school-year';
import { positionTitle } from '../position/position';
import { signedInPerson } from '../signed-in-person';
import { parentPathOf } from '../unit/unit';
import { displayNameOf } from '../unit/unit-view';
import { OwnClassCardsResponse } from './own-class.dto';
import { OwnClassReader } from './own-class.reader';

@ApiTags('我的学校 My schools')
@Controller('api/org/v1/me/class-cards')
@SignedIn()
export class OwnClassController {
  constructor(
    private readonly reader: OwnClassReader,
    private readonly calendar: SchoolCalendar,
  ) {}

  @Get()
  @ApiOperation({
    operationId: 'listMyClassCards',
    summary: '我的班级 Classes that I teach, learn in, or have a child in',
    description: '只有班主任姓名和人数，没有名单。Names of class teachers and numbers; no lists.',
  })
  @ApiOkResponse({ type: OwnClassCardsResponse })
  async list(@CurrentPrincipal() principal: Principal): Promise<OwnClassCardsResponse> {
    const rows = await this.reader.of(signedInPerson(principal));
    const today = todayInChina();
    const startsOf = await this.calendar.startsFor([...new Set(rows.map(({ path }) => parentPathOf(path)))], today);
    const items = rows.map(({ identityId, as, classId, path, schoolName, headTeachers, pupils, ...row }) => ({
      ...{ identityId, as, classId, path, schoolName, headTeachers, pupils },
      className: displayNameOf(row, today, startsOf(parentPathOf(path))),
      titles: row.positions.map(({ kind, subject }) => positionTitle(kind, subject)),
      childName: row.childName,
      relation: row.relation,
      canUnbind: row.isSelfBound,
    }));
    return { items };
  }
}
