import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { OrgPermissions } from '@plinth/org-contract';
import { Allow } from '@plinth/platform-auth';
import { Idempotent } from '@plinth/platform-http';
import { CurrentCaller } from '../caller-of';
import { NewPositionBody } from '../membership/membership.dto';
import type { Caller } from '../person/caller';
import { EndPosition } from './end-position.use-case';
import { StartPosition } from './start-position.use-case';

@ApiTags('org 人员关系')
@ApiBearerAuth()
@Controller('api/org/v1')
export class PositionController {
  constructor(
    private readonly startPosition: StartPosition,
    private readonly endPosition: EndPosition,
  ) {}

  @Post('people/:personId/positions')
  @Allow(OrgPermissions.personWrite)
  @Idempotent()
  @ApiOperation({ summary: '任岗(班主任、任课 …)· start a position' })
  async start(
    @Param('personId', ParseUUIDPipe) personId: string,
    @Body() body: NewPositionBody,
    @CurrentCaller() caller: Caller,
  ): Promise<{ id: string }> {
    return { id: await this.startPosition.execute(personId, body, caller) };
  }

  @Post('positions/:id/end')
  @HttpCode(204)
  @Allow(OrgPermissions.personWrite)
  @ApiOperation({ summary: '卸岗 · end a position' })
  async end(@Param('id', ParseUUIDPipe) id: string, @CurrentCaller() caller: Caller): Promise<void> {
    await this.endPosition.execute(id, caller);
  }
}
