import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBase64, IsInt, IsOptional, IsUUID, Matches, Max, MaxLength, Min, ValidateIf } from 'class-validator';
import { exampleIds } from '../example-ids';
import { LOGO_MAX_BYTES } from './logo-image';
import type { NamedLook } from './look';
import { paletteOf } from './palette';

const COLOUR = /^#[\da-f]{6}$/i;
const COLOUR_WORDS = '主颜色 The main colour: #rrggbb';
const LOGO_WORDS =
  'PNG、JPEG 或 WebP 图片文件的 base64；不超过 256 KB，宽和高 16 到 1024 像素。拍摄地点等与画面无关的内容会去掉。' +
  'The file of a picture in base64: 256 KB and 16 to 1024 pixels a side. What is not needed to draw it is left out.';
/** What so many bytes are in base64, and some more: how large a file is, is said by its own error. */
const LOGO_MAX_TEXT = LOGO_MAX_BYTES * 2;
/** Absent leaves a field, null clears it. */
const Clearable = () => ValidateIf((_, value) => value !== undefined && value !== null);

export class PutLookBody {
  @ApiPropertyOptional({ nullable: true, type: String, example: '#c8102e', description: COLOUR_WORDS })
  @Clearable()
  @Matches(COLOUR)
  colour?: string | null;

  @ApiPropertyOptional({ nullable: true, type: String, format: 'byte', description: LOGO_WORDS })
  @Clearable()
  @IsBase64()
  @MaxLength(LOGO_MAX_TEXT)
  logo?: string | null;

  @ApiPropertyOptional({
    example: 1,
    description: '读到的版本，未设置为 0 The version that was read, 0 where there was none',
  })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(2_147_483_647)
  version?: number;
}

export class PaletteQuery {
  @ApiProperty({ example: '#c8102e', description: COLOUR_WORDS })
  @Matches(COLOUR)
  colour!: string;
}

export class OwnLookQuery {
  @ApiPropertyOptional({ format: 'uuid', description: '只看这个身份的 Of this identity of mine alone' })
  @IsOptional()
  @IsUUID('all')
  identityId?: string;
}

export class AccentResponse {
  @ApiProperty({ example: '#c8102e', description: '按钮和选中项 Buttons, and what is chosen' }) primary!: string;
  @ApiProperty({ example: '#ac0e28', description: '链接 Links' }) ink!: string;
  @ApiProperty({ example: '#940c22', description: '按下时 What is pressed' }) active!: string;
  @ApiProperty({ example: '#fae7ea', description: '选中行的底色 The ground of a chosen line' }) soft!: string;
  @ApiProperty({ example: false, description: '为看得清而调整过 Changed so that text can be read' })
  isAdjusted!: boolean;
  @ApiProperty({
    example: 5.2,
    description:
      '原颜色的对比度，浅色至少 4.5、深色至少 5.5 The contrast of the colour as given; 4.5 is needed in the light, 5.5 in the dark',
  })
  givenContrast!: number;
}

export class PaletteResponse {
  @ApiProperty({ type: AccentResponse, description: '浅色 The light theme' }) light!: AccentResponse;
  @ApiProperty({ type: AccentResponse, description: '深色 The dark theme' }) dark!: AccentResponse;
}

export class LookResponse {
  @ApiProperty({ format: 'uuid', example: exampleIds.school, description: '由哪个单位设置 Where it was put' })
  unitId!: string;
  @ApiProperty({
    type: String,
    nullable: true,
    example: '第一实验小学',
    description: '简称，没有则为名称；基座尚未命名时为空 Its short name, else its name; null while the base has none',
  })
  unitName!: string | null;
  @ApiProperty({ type: String, nullable: true, example: '#c8102e' }) colour!: string | null;
  @ApiProperty({ type: PaletteResponse, nullable: true }) palette!: PaletteResponse | null;
  @ApiProperty({
    type: String,
    nullable: true,
    description: '标志的地址，换了标志就换地址 Where the logo is; another logo has another address',
    example: `/api/org/v1/units/${exampleIds.school}/look/logo/47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU`,
  })
  logo!: string | null;
  @ApiProperty({ example: 1 }) version!: number;
  @ApiProperty({ example: '2026-09-01T00:00:00Z' }) changedAt!: Date;
}

export class UnitLookResponse {
  @ApiProperty({ type: LookResponse, nullable: true, description: '本单位设置的 What the unit has put' })
  own!: LookResponse | null;
  @ApiProperty({ type: LookResponse, nullable: true, description: '上级的 That of the nearest unit above with one' })
  above!: LookResponse | null;
}

export class OwnLookResponse {
  @ApiProperty({ type: LookResponse, nullable: true }) look!: LookResponse | null;
}

export const responseOf = (look: NamedLook | undefined): LookResponse | null =>
  look === undefined
    ? null
    : {
        unitId: look.unitId,
        unitName: look.unitName,
        colour: look.colour,
        palette: look.colour === null ? null : paletteOf(look.colour),
        logo: look.logoHash === null ? null : `/api/org/v1/units/${look.unitId}/look/logo/${look.logoHash}`,
        version: look.version,
        changedAt: look.changedAt,
      };
