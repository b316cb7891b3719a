import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { ClientKind, ClientOptions, ClientStatus, GrantType, LandingAudience } from './client';
import { ClientOptionsBody } from './client.dto';
import type { ClientView } from './client-view';

export class ClientAnswer implements ClientView {
  @ApiProperty({ description: 'client_id' })
  readonly id!: string;

  @ApiProperty({ example: '作业本' })
  readonly name!: string;

  @ApiProperty({ enum: ['confidential', 'public'] })
  readonly kind!: ClientKind;

  @ApiProperty({ enum: ['active', 'suspended'] })
  readonly status!: ClientStatus;

  @ApiProperty({ type: [String] })
  readonly grants!: readonly GrantType[];

  @ApiProperty({ type: [String] })
  readonly redirectUris!: readonly string[];

  @ApiProperty({ type: [String] })
  readonly postLogoutRedirectUris!: readonly string[];

  @ApiProperty({ type: [String] })
  readonly scopes!: readonly string[];

  @ApiProperty({ type: [String] })
  readonly unitIds!: readonly string[];

  @ApiProperty({ type: [String] })
  readonly landingAudiences!: readonly LandingAudience[];

  @ApiPropertyOptional()
  readonly launchUrl?: string;

  @ApiProperty()
  readonly firstParty!: boolean;

  @ApiProperty({ type: ClientOptionsBody })
  readonly options!: ClientOptions;

  @ApiProperty({ format: 'date-time' })
  readonly createdAt!: string;

  @ApiProperty({ format: 'date-time' })
  readonly updatedAt!: string;
}

export class RegisteredClientAnswer extends ClientAnswer {
  @ApiPropertyOptional({ description: 'client_secret;只显示这一次,公开客户端没有' })
  readonly secret?: string;
}

export class ClientSecretAnswer {
  @ApiProperty()
  readonly id!: string;

  @ApiProperty({ description: '新的 client_secret;只显示这一次' })
  readonly secret!: string;
}

export class ClientListAnswer {
  @ApiProperty({ type: [ClientAnswer] })
  readonly items!: readonly ClientAnswer[];

  @ApiPropertyOptional()
  readonly nextCursor?: string;
}
