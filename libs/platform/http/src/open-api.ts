import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type { OpenAPIObject } from '@nestjs/swagger';
import { toOpenApi31 } from './open-api-31';
import { addErrorComponents } from './open-api-errors';
import { describeOperations } from './open-api-operations';

export const OPEN_API_PATH = '/openapi.json';

export interface OpenApiOptions {
  readonly title: string;
  readonly version: string;
  readonly description?: string;
  /** What clients call the base by: server address, and where its OAuth endpoints are. */
  readonly publicUrl: string;
  /** Scope name → what it allows, in words. */
  readonly scopes: Readonly<Record<string, string>>;
}

/**
 * OpenAPI 3.1 of a service, made when first asked for (it costs some 100 ms, which no start should pay).
 * Call it in `prepare` of createService. Every operation wants a token unless it is `@Public()` or says
 * `@ApiOperation({ security: [] })`; permission, refusals and examples of bodies are told from routes and DTOs.
 */
export function serveOpenApi(application: INestApplication, options: OpenApiOptions): void {
  const adapter = application.getHttpAdapter();
  let document: OpenAPIObject | undefined;
  adapter.get(OPEN_API_PATH, (_request: unknown, response: unknown) => {
    document ??= openApiDocument(application, options);
    return adapter.reply(response, document, 200);
  });
}

export function openApiDocument(application: INestApplication, options: OpenApiOptions): OpenAPIObject {
  const builder = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle(options.title)
    .setVersion(options.version)
    .setDescription(options.description ?? '')
    .addServer(options.publicUrl)
    .addOAuth2({ type: 'oauth2', flows: flowsOf(options) }, 'oauth2')
    .addSecurityRequirements('oauth2');
  const document = SwaggerModule.createDocument(application, builder.build(), { autoTagControllers: false });
  addErrorComponents(document);
  describeOperations(document);
  return toOpenApi31(document);
}

function flowsOf({ publicUrl, scopes }: OpenApiOptions) {
  const tokenUrl = `${publicUrl}/oauth/token`;
  const authorizationUrl = `${publicUrl}/oauth/authorize`;
  return {
    authorizationCode: { authorizationUrl, tokenUrl, refreshUrl: tokenUrl, scopes: { ...scopes } },
    clientCredentials: { tokenUrl, scopes: { ...scopes } },
  };
}
