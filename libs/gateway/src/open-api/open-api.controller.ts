import { Controller, Get } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '@plinth/platform-auth';
import { MergedOpenApi } from './merged-open-api';
import type { OpenApiDocument } from './open-api-document';

@ApiExcludeController()
@Controller('openapi.json')
export class OpenApiController {
  constructor(private readonly merged: MergedOpenApi) {}

  @Get()
  @Public()
  document(): Promise<OpenApiDocument> {
    return this.merged.document();
  }
}
