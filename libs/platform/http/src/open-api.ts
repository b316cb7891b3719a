import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type { OpenAPIObject } from '@nestjs/swagger';
import { toOpenApi31 } from './open-api-31';

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
 * Call it in `prepare` of createService. Every operation wants a token unless it says `@ApiOperation({ security: [] })`.
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
  const document = SwaggerModule.createDocument(application, builder.build());
  return toOpenApi31(withErrorEnvelope(document));
}

function flowsOf({ publicUrl, scopes }: OpenApiOptions) {
  const tokenUrl = `${publicUrl}/oauth/token`;
  const authorizationUrl = `${publicUrl}/oauth/authorize`;
  return {
    authorizationCode: { authorizationUrl, tokenUrl, refreshUrl: tokenUrl, scopes: { ...scopes } },
    clientCredentials: { tokenUrl, scopes: { ...scopes } },
  };
}

const text = { type: 'string' } as const;
const fault = {
  type: 'object',
  required: ['path', 'code', 'message'],
  properties: { path: text, code: text, message: text },
};

const errorBodySchema = {
  type: 'object',
  description: '出错时的统一格式。The one form of every error; `code` is stable.',
  required: ['code', 'message', 'requestId'],
  properties: {
    code: { ...text, examples: ['org.person_not_found'] },
    message: text,
    details: { type: 'object', additionalProperties: true },
    faults: { type: 'array', items: fault },
    requestId: text,
  },
};

const methods = ['get', 'put', 'post', 'delete', 'patch', 'head', 'options'] as const;

function withErrorEnvelope(document: OpenAPIObject): OpenAPIObject {
  const components = (document.components ??= {});
  components.schemas = { ...components.schemas, ErrorBody: errorBodySchema as never };
  for (const path of Object.values(document.paths)) {
    for (const method of methods) {
      const responses = path[method]?.responses;
      if (responses === undefined) continue;
      responses['default'] ??= {
        description: '出错 Error',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/ErrorBody' } } },
      };
    }
  }
  return document;
}
