import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { CursorPage } from '@plinth/platform-http';
import type { ClientKind, LandingAudience } from './client';

const audiences = ['staff', 'student', 'guardian', 'administrator'] as const;

export class ClientOptionsBody {
  @ApiPropertyOptional({ description: '允许旧的保密客户端不用 PKCE;默认不允许' })
  @IsOptional()
  @IsBoolean()
  pkceOptional?: boolean;

  @ApiPropertyOptional({
    description: '本机应用可用任意端口的回环地址 A native application may use loopback on any port (RFC 8252)',
  })
  @IsOptional()
  @IsBoolean()
  loopbackAnyPort?: boolean;

  @ApiPropertyOptional({ enum: ['RS256', 'ES256'] })
  @IsOptional()
  @IsIn(['RS256', 'ES256'])
  idTokenAlg?: 'RS256' | 'ES256';

  @ApiPropertyOptional({ description: 'ID 令牌也带 profile 的内容' })
  @IsOptional()
  @IsBoolean()
  profileInIdToken?: boolean;

  @ApiPropertyOptional({ description: '刷新时也发 ID 令牌 An ID token with each refresh too' })
  @IsOptional()
  @IsBoolean()
  idTokenOnRefresh?: boolean;

  @ApiPropertyOptional({ minimum: 60, maximum: 3600 })
  @IsOptional()
  @IsInt()
  @Min(60)
  @Max(3600)
  accessTokenTtl?: number;

  @ApiPropertyOptional({ minimum: 1, maximum: 90 })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(90)
  refreshTokenDays?: number;
}

export class ChangeClientBody {
  @ApiPropertyOptional({ example: '作业本' })
  @IsOptional()
  @IsString()
  @Length(1, 100)
  name?: string;

  @ApiPropertyOptional({ type: [String], example: ['https://homework.example.cn/callback'] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @IsString({ each: true })
  @MaxLength(500, { each: true })
  redirectUris?: string[];

  @ApiPropertyOptional({ type: [String] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @IsString({ each: true })
  @MaxLength(500, { each: true })
  postLogoutRedirectUris?: string[];

  @ApiPropertyOptional({ type: [String], example: ['openid', 'profile', 'org.roster.read'] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  scopes?: string[];

  @ApiPropertyOptional({ type: [String], description: '服务的单位，含其下级 Units it serves, with all below' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(200)
  @IsUUID(undefined, { each: true })
  unitIds?: string[];

  @ApiPropertyOptional({ enum: audiences, isArray: true })
  @IsOptional()
  @IsArray()
  @IsIn(audiences, { each: true })
  landingAudiences?: LandingAudience[];

  @ApiPropertyOptional({ type: String, nullable: true, description: '首页点开的地址;null 清除' })
  @ValidateIf((body: ChangeClientBody) => body.launchUrl !== undefined && body.launchUrl !== null)
  @IsString()
  @MaxLength(500)
  launchUrl?: string | null;

  @ApiPropertyOptional({ description: '平台自有应用，不询问授权 An application of the platform: consent is not asked' })
  @IsOptional()
  @IsBoolean()
  firstParty?: boolean;

  @ApiPropertyOptional({ type: ClientOptionsBody })
  @IsOptional()
  @ValidateNested()
  @Type(() => ClientOptionsBody)
  options?: ClientOptionsBody;
}

export class RegisterClientBody extends ChangeClientBody {
  @ApiProperty({ example: '作业本' })
  @IsString()
  @Length(1, 100)
  declare name: string;

  @ApiPropertyOptional({ enum: ['confidential', 'public'], default: 'confidential' })
  @IsOptional()
  @IsIn(['confidential', 'public'])
  kind?: ClientKind;
}

export class ListClientsQuery extends CursorPage({ most: 200, usual: 50 }) {}
