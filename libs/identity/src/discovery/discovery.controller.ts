import { Controller, Get, Header } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '@plinth/platform-auth';
import { OAuthSettings } from '../protocol/oauth-settings';
import { discoveryDocument } from './discovery-document';

@ApiExcludeController()
@Controller('.well-known')
@Public()
export class DiscoveryController {
  constructor(private readonly settings: OAuthSettings) {}

  @Get(['openid-configuration', 'oauth-authorization-server'])
  @Header('Cache-Control', 'public, max-age=300')
  @Header('Access-Control-Allow-Origin', '*')
  document(): object {
    return discoveryDocument(this.settings.publicUrl);
  }
}
