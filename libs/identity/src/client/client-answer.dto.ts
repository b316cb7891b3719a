import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { ClientKind, ClientOptions, ClientStatus, GrantType, LandingAudience } from './client';
import { ClientOptionsBody } from './client.dto';
import type { ClientView } from './client-view';

export class ClientAnswer implements ClientView {
  @ApiProperty({ description: '客户端编号 client_id', example: 'homework' })
  readonly id!: string;

  @ApiProperty({ example: '作业本' })
  readonly name!: string;

  @ApiProperty({ enum: ['confidential', 'public'] })
  readonly kind!: ClientKind;

  @ApiProperty({ enum: ['active', 'suspended'] })
  readonly status!: ClientStatus;

  @ApiProperty({ type: [String], example: ['authorization_code', 'refresh_token'] })
  readonly grants!: readonly GrantType[];

  @ApiProperty({ type: [String], example: ['https://homework.example.cn/callback'] })
  readonly redirectUris!: readonly string[];

  @ApiProperty({ type: [String], example: [] })
  readonly postLogoutRedirectUris!: readonly string[];

  @ApiProperty({ type: [String], example: ['openid', 'profile', 'org.roster.read'] })
  readonly scopes!: readonly string[];

  @ApiProperty({ type: [String], example: ['0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e02'] })
  readonly unitIds!: readonly string[];

  @ApiProperty({ type: [String], example: ['staff'] })
  readonly landingAudiences!: readonly LandingAudience[];

  @ApiPropertyOptional({ example: 'https://homework.example.cn/' })
  readonly launchUrl?: string;

  @ApiProperty()
  readonly firstParty!: boolean;

  @ApiProperty({ type: ClientOptionsBody })
  readonly options!: ClientOptions;

  @ApiProperty({ format: 'date-time', example: '2026-09-01T00:00:00Z' })
  readonly createdAt!: string;

  @ApiProperty({ format: 'date-time', example: '2026-09-01T00:00:00Z' })
  readonly updatedAt!: string;
}

export class RegisteredClientAnswer extends ClientAnswer {
  @ApiPropertyOptional({ description: 'client_secret;只显示这一次,公开客户端没有', example: 'shown-this-once' })
  readonly secret?: string;
}

export class ClientSecretAnswer {
  @ApiProperty({ example: 'homework' })
  readonly id!: string;

  @ApiProperty({ description: '新的 client_secret;只显示这一次', example: 'shown-this-once' })
  readonly secret!: string;
}

export class ClientListAnswer {
  @ApiProperty({ type: [ClientAnswer] })
  readonly items!: readonly ClientAnswer[];

  @ApiPropertyOptional({ example: 'WyJob21ld29yayJd' })
  readonly nextCursor?: string;
}
