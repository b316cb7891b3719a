import { Body, Controller, Get, Module, Post } from '@nestjs/common';
import type { INestApplication } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Validator } from '@seriousme/openapi-schema-validator';
import { createService, mountReferencePages, referencePagesRedirect, serveOpenApi } from './index';
import type { Service } from './index';
import { toOpenApi31 } from './open-api-31';

class Part {
  @ApiProperty({ type: String, nullable: true })
  name!: string | null;
}

class Thing {
  @ApiProperty({ type: String, nullable: true, enum: ['a', 'b'] })
  nullable!: string | null;

  @ApiPropertyOptional({ type: () => Part, nullable: true })
  part?: Part | null;

  @ApiProperty({ minimum: 0, exclusiveMinimum: true })
  above!: number;
}

@Controller('api/thing/v1/things')
class ThingController {
  @Get()
  @ApiOkResponse({ type: Thing })
  get(): Thing {
    return { nullable: null, above: 1 };
  }

  @Post()
  @ApiOperation({ security: [], operationId: 'addThing' })
  add(@Body() _thing: Thing): void {}
}

@Module({ controllers: [ThingController] })
class ThingModule {}

const options = {
  title: 'Things',
  version: '1',
  publicUrl: 'https://base.example',
  scopes: { openid: '登录 Sign in' },
};
const redirect = referencePagesRedirect(options.publicUrl);
const prepare = (application: INestApplication) => serveOpenApi(application, options);
const logUnexpected = () => undefined;

interface Document {
  readonly security: unknown;
  readonly paths: Record<string, Record<string, Record<string, unknown>>>;
  readonly components: { readonly schemas: Record<string, { readonly properties: object }> };
}

describe.each(['fastify', 'express'] as const)('serveOpenApi on %s', (adapter) => {
  let service: Service;
  let document: Document;

  beforeAll(async () => {
    service = await createService(ThingModule, { adapter, logUnexpected, prepare });
    const response = await fetch(`${await service.listen()}/openapi.json`);
    expect(response.headers.get('content-type')).toContain('application/json');
    document = (await response.json()) as Document;
  });
  afterAll(() => service.close());

  it('is valid OpenAPI 3.1', async () => {
    const validator = new Validator();
    expect(await validator.validate({ ...structuredClone(document) })).toEqual({ valid: true });
    expect(validator.version).toBe('3.1');
    expect(JSON.stringify(document)).not.toContain('"nullable":true');
  });

  it('names an answer of which its route says nothing', () => {
    const { get, post } = document.paths['/api/thing/v1/things'] as Record<string, { responses: object }>;
    expect(get?.responses).toMatchObject({ 200: { description: '成功 Done' } });
    expect(post?.responses).toMatchObject({ 201: { description: '已新建 Made' } });
  });

  it('speaks the schema language of 3.1', () => {
    const thing = document.components.schemas['Thing'];
    expect(thing?.properties).toEqual({
      nullable: { type: ['string', 'null'], enum: ['a', 'b', null] },
      part: { anyOf: [{ $ref: '#/components/schemas/Part' }, { type: 'null' }] },
      above: { type: 'number', exclusiveMinimum: 0 },
    });
  });

  it('wants OAuth2 everywhere but where it says otherwise, and describes errors', () => {
    const path = document.paths['/api/thing/v1/things'];
    expect(document.security).toEqual([{ oauth2: [] }]);
    expect(path?.['post']?.['security']).toEqual([]);
    expect(path?.['get']?.['responses']).toHaveProperty('default.content.application/json.schema', {
      $ref: '#/components/schemas/ErrorBody',
    });
    expect(document.components).toHaveProperty(
      'securitySchemes.oauth2.flows.clientCredentials.tokenUrl',
      'https://base.example/oauth/token',
    );
  });
});

describe('toOpenApi31', () => {
  it('leaves names that only look like words of the schema, and data, alone', () => {
    const kept = { properties: { nullable: { type: 'string' }, example: { type: 'number', nullable: false } } };
    expect(toOpenApi31(kept)).toEqual({ properties: { nullable: { type: 'string' }, example: { type: 'number' } } });
    expect(toOpenApi31({ example: { nullable: true } })).toEqual({ example: { nullable: true } });
  });
});

describe('reference pages', () => {
  let service: Service;
  let url: string;

  beforeAll(async () => {
    service = await createService(ThingModule, {
      adapter: 'express',
      logUnexpected,
      prepare: (application) =>
        mountReferencePages(application.getHttpAdapter().getInstance(), {
          specUrl: '/openapi.json',
          oauth: { clientId: 'plinth-docs', redirect, scopes: ['openid'] },
        }),
    });
    url = await service.listen();
  });
  afterAll(() => service.close());

  it('shows the one document, with scripts from here alone', async () => {
    const first = await fetch(`${url}/docs`, { redirect: 'manual' });
    expect([first.status, first.headers.get('location')]).toEqual([308, '/docs/']);
    const page = await fetch(`${url}/docs/`);
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self';");
    expect(await page.text()).not.toMatch(/<script>|<script [^>]*>[^<\s]/);
    for (const file of ['swagger-ui-bundle.js', 'swagger-ui.css', 'oauth2-redirect.html', 'oauth2-redirect.js']) {
      expect([file, (await fetch(`${url}/docs/${file}`)).status]).toEqual([file, 200]);
    }
  });

  it('signs in by PKCE as a public client, and shows no other document', async () => {
    const start = await (await fetch(`${url}/docs/swagger-ui-init.js?url=https://evil.example/x.json`)).text();
    expect(start).toMatch(/"usePkceWithAuthorizationCodeGrant": true/);
    expect(start).toMatch(/"clientId": "plinth-docs"/);
    expect(start).toContain('"oauth2RedirectUrl": "https://base.example/docs/oauth2-redirect.html"');
    expect(start).toMatch(/"swaggerUrl": "\/openapi.json"/);
    expect(start).not.toContain('evil');
  });
});
