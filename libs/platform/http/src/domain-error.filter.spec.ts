import { Body, Controller, Get, Module, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { IsInt, IsString } from 'class-validator';
import { DomainError } from '@plinth/error-contract';
import type { ErrorBody } from './error-body';
import { createService } from './create-service';
import type { Service } from './create-service';

const gone = { code: 'thing.gone', kind: 'gone', zh: '{name}已不在', en: '{name} is gone' } as const;

class ThingBody {
  @IsString()
  name!: string;

  @IsInt()
  size!: number;
}

@Controller('things')
class ThingController {
  @Get('gone')
  gone(): never {
    throw new DomainError(gone, { name: '书' });
  }

  @Get('broken')
  broken(): never {
    throw new Error('password=hunter2 of a connection');
  }

  @Get(':id')
  one(@Param('id', ParseUUIDPipe) id: string): string {
    return id;
  }

  @Post()
  add(@Body() body: ThingBody): ThingBody {
    return body;
  }
}

@Module({ controllers: [ThingController] })
class ThingModule {}

describe.each(['fastify', 'express'] as const)('the error envelope on %s', (adapter) => {
  let service: Service;
  let address: string;
  const unexpected: unknown[] = [];

  beforeAll(async () => {
    service = await createService(ThingModule, {
      adapter,
      logUnexpected: (error) => unexpected.push(error),
      bodyLimit: 1_000,
    });
    address = `${await service.listen()}/things`;
  });
  afterAll(() => service.close());

  const ask = async (path: string, init: RequestInit = {}) => {
    const answer = await fetch(`${address}${path}`, init);
    return {
      status: answer.status,
      requestId: answer.headers.get('x-request-id'),
      body: (await answer.json()) as ErrorBody,
    };
  };
  const post = (body: string) => ask('', { method: 'POST', headers: { 'content-type': 'application/json' }, body });

  it('answers a domain error with its status and the language asked for', async () => {
    const chinese = await ask('/gone');
    expect(chinese).toMatchObject({
      status: 410,
      body: { code: 'thing.gone', message: '书已不在', details: { name: '书' } },
    });
    expect(chinese.body.requestId).toBe(chinese.requestId);
    expect((await ask('/gone', { headers: { 'accept-language': 'en-GB' } })).body.message).toBe('书 is gone');
  });

  it('tells of something unexpected by its request id alone, and logs it', async () => {
    const { status, body } = await ask('/broken', { headers: { 'x-request-id': 'trace-12345' } });
    expect({ status, ...body }).toMatchObject({ status: 500, code: 'http.unexpected', requestId: 'trace-12345' });
    expect(JSON.stringify(body)).not.toContain('hunter2');
    expect(unexpected).toHaveLength(1);
  });

  it('names every fault of a body at once', async () => {
    const { status, body } = await post(JSON.stringify({ size: 'big', colour: 'red' }));
    expect(status).toBe(400);
    expect(body.faults?.map(({ path }) => path).sort()).toEqual(['colour', 'name', 'size']);
  });

  it('says that an id in the address is no id, not that the body is no JSON', async () => {
    expect(await ask('/7')).toMatchObject({
      status: 400,
      body: { code: 'http.input_invalid', faults: [{ path: 'id' }] },
    });
  });

  it('refuses a malformed body, one that is too large and an address that is not there', async () => {
    expect(await post('{"name":')).toMatchObject({ status: 400, body: { code: 'http.body_malformed' } });
    expect(await post(JSON.stringify({ name: 'x'.repeat(2_000), size: 1 }))).toMatchObject({ status: 413 });
    expect(await ask('/../nowhere')).toMatchObject({ status: 404, body: { code: 'http.route_not_found' } });
  });
});
