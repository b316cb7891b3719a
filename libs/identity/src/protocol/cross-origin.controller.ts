import { Controller, HttpCode, Options, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';
import { Public } from '@plinth/platform-auth';

/**
 * Applications that live in a browser call these themselves. No cookie counts at them, so that any origin may; the
 * authorization endpoint never allows it (RFC 9700 §2.6).
 */
@ApiExcludeController()
@Controller()
@Public()
export class CrossOriginController {
  @Options(['oauth/token', 'oauth/userinfo', 'oauth/revoke'])
  @HttpCode(204)
  allow(@Res({ passthrough: true }) response: Response): void {
    response.set({
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Allow-Methods': 'GET, POST',
      'Access-Control-Allow-Headers': 'Authorization, Content-Type',
      'Access-Control-Max-Age': '3600',
    });
  }
}
