import { Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal, SignedIn } from '@plinth/platform-auth';
import type { Principal } from '@plinth/platform-auth';
import { AccountChanges } from '../account-page/account-changes';
import { SessionStore } from '../session/session.store';
import { SignInHistory } from '../sign-in/sign-in-history.store';
import { OwnSessionListResponse, SignInListResponse } from './own-account.dto';
import { OwnSession } from './own-session';

const HISTORY_LENGTH = 50;

@ApiTags('本人账号 Own account')
@Controller('/api/identity/v1/me')
@SignedIn()
export class OwnSessionController {
  constructor(
    private readonly own: OwnSession,
    private readonly sessions: SessionStore,
    private readonly history: SignInHistory,
    private readonly changes: AccountChanges,
  ) {}

  @ApiOperation({ operationId: 'listOwnSessions', summary: '我登录的设备 Where I am signed in' })
  @ApiOkResponse({ type: OwnSessionListResponse })
  @Get('sessions')
  async list(@CurrentPrincipal() principal: Principal): Promise<OwnSessionListResponse> {
    const { accountId, sessionId } = await this.own.of(principal);
    const alive = await this.sessions.aliveOf(accountId);
    return { items: alive.map((session) => ({ ...session, current: session.sessionId === sessionId })) };
  }

  @ApiOperation({ operationId: 'endOwnOtherSessions', summary: '退出其他设备 End all my sessions but this one' })
  @ApiNoContentResponse()
  @Delete('sessions')
  @HttpCode(204)
  async endOthers(@CurrentPrincipal() principal: Principal): Promise<void> {
    await this.changes.endSession(await this.own.of(principal), 'others');
  }

  @ApiOperation({ operationId: 'endOwnSession', summary: '退出一个设备 End one of my sessions' })
  @ApiNoContentResponse()
  @Delete('sessions/:sessionId')
  @HttpCode(204)
  async end(
    @CurrentPrincipal() principal: Principal,
    @Param('sessionId', ParseUUIDPipe) sessionId: string,
  ): Promise<void> {
    await this.changes.endSession(await this.own.of(principal), sessionId);
  }

  @ApiOperation({ operationId: 'listOwnSignIns', summary: '我的登录记录 My latest sign-ins' })
  @ApiOkResponse({ type: SignInListResponse })
  @Get('sign-ins')
  async signIns(@CurrentPrincipal() principal: Principal): Promise<SignInListResponse> {
    const { accountId } = await this.own.of(principal);
    return { items: await this.history.latest(accountId, HISTORY_LENGTH) };
  }
}
