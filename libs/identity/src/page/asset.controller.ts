import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Public } from '@plinth/platform-auth';
import { IdentitySettings } from '../identity-settings';
import { setCookie } from '../session/session-cookie';
import { localPath } from './local-path';
import { LANGUAGE_COOKIE } from './page-language';
import { queryOf } from './page-request';
import { redirectTo } from './render-page';
import { STYLESHEET_PATH, css } from './stylesheet';

const YEAR = 365 * 24 * 60 * 60;

/** The stylesheet and the language switch. */
@ApiExcludeController()
@Public()
@Controller()
export class AssetController {
  constructor(private readonly settings: IdentitySettings) {}

  @Get(STYLESHEET_PATH)
  stylesheet(@Res() response: Response): void {
    response.setHeader('Cache-Control', `public, max-age=${YEAR}, immutable`);
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.type('css').send(css);
  }

  @Get('/language/:language')
  language(@Param('language') language: string, @Req() request: Request, @Res() response: Response): void {
    const chosen = language === 'en' ? 'en' : 'zh';
    response.append(
      'Set-Cookie',
      setCookie(LANGUAGE_COOKIE, chosen, { secure: this.settings.isSecure, maxAgeSeconds: YEAR }),
    );
    redirectTo(response, localPath(queryOf(request, 'return')));
  }
}
