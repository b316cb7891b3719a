import { Controller, Get, Header } from '@nestjs/common';
import { Public } from '@plinth/platform-auth';
import { OAuthSettings } from '../protocol/oauth-settings';
import { discoveryDocument } from './discovery-document';
import { DescribesDiscovery } from '../protocol/protocol-document';

@Controller('.well-known')
@Public()
export class DiscoveryController {
  constructor(private readonly settings: OAuthSettings) {}

  @Get('openid-configuration')
  @DescribesDiscovery('discoverOpenId')
  @Header('Cache-Control', 'public, max-age=300')
  @Header('Access-Control-Allow-Origin', '*')
  openId(): object {
    return discoveryDocument(this.settings.publicUrl);
  }

  @Get('oauth-authorization-server')
  @DescribesDiscovery('discoverAuthorizationServer')
  @Header('Cache-Control', 'public, max-age=300')
  @Header('Access-Control-Allow-Origin', '*')
  authorizationServer(): object {
    return this.openId();
  }
}
