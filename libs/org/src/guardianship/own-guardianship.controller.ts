import { Controller, Delete, HttpCode, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, SignedIn } from '@plinth/platform-auth';
import type { Principal } from '@plinth/platform-auth';
import { signedInPerson } from '../signed-in-person';
import { UnbindOwnChild } from './unbind-own-child.use-case';

@ApiTags('我的学校 My schools')
@Controller('api/org/v1/me/guardianships')
@SignedIn()
export class OwnGuardianshipController {
  constructor(private readonly unbind: UnbindOwnChild) {}

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({
    operationId: 'unbindMyChild',
    summary: '解除绑定 Unbind a child that I bound myself',
    description: '学校登记的监护关系请由学校修改。What the school entered is the school’s to change.',
  })
  @ApiNoContentResponse()
  async end(@Param('id', ParseUUIDPipe) id: string, @CurrentPrincipal() principal: Principal): Promise<void> {
    await this.unbind.execute(id, signedInPerson(principal));
  }
}
