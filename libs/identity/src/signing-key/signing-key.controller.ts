import { Controller, Get, Header, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ClientErrors, IdentityPermissions } from '@plinth/identity-contract';
import { actorOf, Allow, CurrentPrincipal, CurrentScope, Public } from '@plinth/platform-auth';
import type { Principal, Scope } from '@plinth/platform-auth';
import { DomainError } from '@plinth/error-contract';
import { RotateSigningKeys } from './rotate-signing-keys.use-case';
import { SigningKeys } from './signing-keys';
import { DescribesKeys } from '../protocol/protocol-document';
import { RotatedKeysResponse } from './signing-key.dto';

@Controller()
export class SigningKeyController {
  constructor(
    private readonly keys: SigningKeys,
    private readonly rotate: RotateSigningKeys,
  ) {}

  /** RFC 7517 §5. Five minutes of caching: a new key is published a whole rotation before it signs. */
  @Get('oauth/jwks')
  @DescribesKeys()
  @Public()
  @Header('Cache-Control', 'public, max-age=300, stale-while-revalidate=600')
  @Header('Access-Control-Allow-Origin', '*')
  jwks() {
    return { keys: this.keys.published() };
  }

  @Post('api/identity/v1/signing-keys/rotations')
  @Allow(IdentityPermissions.keyRotate)
  @ApiTags('签名密钥 Signing keys')
  @ApiOperation({
    operationId: 'rotateSigningKeys',
    summary: '轮换签名密钥 Rotate the signing keys',
    description: '不中断服务;须在全底座有此权限。Without interruption; the permission must be held on the root.',
  })
  @ApiCreatedResponse({ type: RotatedKeysResponse })
  async rotation(@CurrentPrincipal() by: Principal, @CurrentScope() scope: Scope) {
    // The keys are the whole base's: a right on one school is not enough.
    if (!scope.covers('')) throw new DomainError(ClientErrors.clientOutOfReach);
    return { current: await this.rotate.execute(actorOf(by)) };
  }
}
