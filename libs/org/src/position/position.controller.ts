import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { OrgPermissions } from '@plinth/org-contract';
import { Allow } from '@plinth/platform-auth';
import { Idempotent } from '@plinth/platform-http';
import { CurrentCaller } from '../caller-of';
import { NewPositionBody } from '../membership/membership.dto';
import type { Caller } from '../person/caller';
import { EndPosition } from './end-position.use-case';
import { StartPosition } from './start-position.use-case';
import { AddedResponse } from '../added.dto';

@ApiTags('在册、任岗与监护 Memberships')
@Controller('api/org/v1')
export class PositionController {
  constructor(
    private readonly startPosition: StartPosition,
    private readonly endPosition: EndPosition,
  ) {}

  @Post('people/:personId/positions')
  @Allow(OrgPermissions.personWrite)
  @Idempotent()
  @ApiOperation({
    operationId: 'startPosition',
    summary: '任岗 Start a position',
    description: '班主任、任课等。Head teacher, subject teacher and others.',
  })
  @ApiCreatedResponse({ type: AddedResponse })
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
  @ApiOperation({ operationId: 'endPosition', summary: '卸岗 End a position' })
  @ApiNoContentResponse()
  async end(@Param('id', ParseUUIDPipe) id: string, @CurrentCaller() caller: Caller): Promise<void> {
    await this.endPosition.execute(id, caller);
  }
}
