import { Controller, Get, Headers, Param, Query, Res, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { DomainError } from '@plinth/error-contract';
import { OrgErrors } from '@plinth/org-contract';
import { CurrentPrincipal, SignedIn } from '@plinth/platform-auth';
import type { Principal } from '@plinth/platform-auth';
import { signedInPerson } from '../signed-in-person';
import { unitIdPipe } from '../unit/unit-id.pipe';
import { OwnLookQuery, OwnLookResponse, PaletteQuery, PaletteResponse, responseOf } from './look.dto';
import { paletteOf } from './palette';
import { UnitLookReader } from './unit-look.reader';

interface Reply {
  header(name: string, value: string): unknown;
  status(code: number): unknown;
}

/** What pages need to look as they should: no permission, being there is the right. A logo is shown to everybody anyway. */
@ApiTags('标志和颜色 Looks')
@Controller('api/org/v1')
@SignedIn()
export class OwnLookController {
  constructor(private readonly reader: UnitLookReader) {}

  @Get('me/look')
  @ApiOperation({
    operationId: 'getMyLook',
    summary: '我看到的标志和颜色 The logo and colour of my pages',
    description:
      '来自本单位或最近的上级；没有则为空。From the nearest unit above that has put one; null where none has.',
  })
  @ApiOkResponse({ type: OwnLookResponse })
  async own(@CurrentPrincipal() principal: Principal, @Query() { identityId }: OwnLookQuery): Promise<OwnLookResponse> {
    return { look: responseOf(await this.reader.ofPerson(signedInPerson(principal), identityId)) };
  }

  @Get('look-palette')
  @ApiOperation({
    operationId: 'getLookPalette',
    summary: '一种颜色在各种外观下的样子 What the themes make of a colour',
    description: '文字看不清时会调深或调浅。Made darker or lighter where text could not be read.',
  })
  @ApiOkResponse({ type: PaletteResponse })
  palette(@Query() { colour }: PaletteQuery): PaletteResponse {
    return paletteOf(colour);
  }

  @Get('units/:unitId/look/logo/:hash')
  @ApiOperation({ operationId: 'getLogo', summary: '标志图片 A logo' })
  @ApiProduces('image/png', 'image/jpeg', 'image/webp')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async logo(
    @Param('unitId', unitIdPipe) unitId: string,
    @Param('hash') hash: string,
    @Headers('if-none-match') known: string | undefined,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<StreamableFile | undefined> {
    const logo = await this.reader.logo(unitId, hash);
    if (logo === undefined) throw new DomainError(OrgErrors.logoNotFound);
    const tag = `"${hash}"`;
    // Its address says which it is: a browser need never ask again.
    reply.header('cache-control', 'private, max-age=31536000, immutable');
    reply.header('etag', tag);
    reply.header('x-content-type-options', 'nosniff');
    if (known === tag) {
      reply.status(304);
      return undefined;
    }
    return new StreamableFile(logo.content, { type: logo.type, disposition: 'inline', length: logo.content.length });
  }
}
