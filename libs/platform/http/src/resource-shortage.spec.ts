import { Controller, Get, Module, Query } from '@nestjs/common';
import type { ErrorBody } from './error-body';
import { createService } from './create-service';
import type { Service } from './create-service';
import { checkRoom } from './resource-shortage';

@Controller('shelf')
class ShelfController {
  @Get()
  fail(@Query('state') state: string): never {
    // As TypeORM gives it on.
    throw Object.assign(new Error('could not extend file "base/16384/2619"'), { driverError: { code: state } });
  }
}

@Module({ controllers: [ShelfController] })
class ShelfModule {}

describe('a database that lacks something', () => {
  let service: Service;
  let address: string;
  const told: string[] = [];
  beforeAll(async () => {
    service = await createService(ShelfModule, {
      adapter: 'fastify',
      logUnexpected: (error) => told.push((error as Error).message),
    });
    address = await service.listen();
  });
  afterAll(() => service.close());

  const ask = async (state: string, language = 'zh') => {
    const answer = await fetch(`${address}/shelf?state=${state}`, { headers: { 'accept-language': language } });
    const body = (await answer.json()) as ErrorBody;
    return { status: answer.status, retryAfter: answer.headers.get('retry-after'), body };
  };

  it('memory or connections: 503, try again soon; the disk is not said to be full', async () => {
    expect(await ask('53200')).toMatchObject({
      status: 503,
      retryAfter: '2',
      body: { code: 'http.out_of_resources' },
    });
    await expect(checkRoom()).resolves.toBeUndefined();
    expect(told).toEqual([expect.stringMatching(/lacks memory.*53200/)]);
  });

  it('room: 503 in both languages, readiness knows, and the log says once what to do', async () => {
    told.length = 0;
    const refused = await ask('53100');
    expect(refused).toMatchObject({ status: 503, retryAfter: '10', body: { code: 'http.no_room' } });
    expect(refused.body.message).toContain('存储空间已用完');
    const english = await ask('53100', 'en');
    expect(english.body.message).toContain('no room left');
    // Neither tells where files are.
    expect(JSON.stringify([refused, english])).not.toContain('16384');
    await expect(checkRoom()).rejects.toThrow(/Free space/);
    expect(told).toEqual([expect.stringMatching(/Free space.*53100.*could not extend/)]);
  });

  it('what is no shortage stays unexpected', async () => {
    expect(await ask('42601')).toMatchObject({ status: 500, body: { code: 'http.unexpected' } });
  });
});
