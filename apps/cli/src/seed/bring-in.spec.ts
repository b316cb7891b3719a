import * as http from 'node:http';
import type { AddressInfo } from 'node:net';
import { readCliConfig } from '../config';
import { bringIn } from './bring-in';
import { PatientApiClient } from './patient-api-client';

interface Seen {
  readonly call: string;
  readonly body: string;
}

const summary = { total: 1, added: 1, changed: 0, moved: 0, unchanged: 0, refused: 0, guardiansAdded: 1 };
const file = { name: '名册.csv', kind: 'student', text: '姓名\r\n王一\r\n' } as const;

/** Answers as the base does, by what it is told; not the base itself: that is walked in the end-to-end specs. */
async function answering(answers: Readonly<Record<string, readonly (readonly [number, unknown])[]>>) {
  const seen: Seen[] = [];
  const left = new Map(Object.entries(answers).map(([call, list]) => [call, [...list]]));
  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const call = `${request.method} ${new URL(request.url ?? '', 'http://base').pathname}`;
      seen.push({ call, body: Buffer.concat(chunks).toString() });
      const [status, body] = left.get(call)?.shift() ?? [404, { code: 'unexpected', message: call }];
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const api = new PatientApiClient({ ...readCliConfig({}), address, token: 'token' });
  return { api, seen, close: () => new Promise((resolve) => server.close(resolve)) };
}

const calls = (seen: readonly Seen[]): string[] => seen.map(({ call }) => call.replace('/api/org/v1/imports', ''));

describe('bringing a file in', () => {
  it('uploads, waits for the dry run, confirms, waits for the end', async () => {
    const { api, seen, close } = await answering({
      'POST /api/org/v1/imports': [[202, { id: 'i', state: 'reading' }]],
      'GET /api/org/v1/imports/i': [
        [200, { id: 'i', state: 'reading' }],
        [200, { id: 'i', state: 'ready', summary }],
        [200, { id: 'i', state: 'applying' }],
        [200, { id: 'i', state: 'done', summary }],
      ],
      'POST /api/org/v1/imports/i/confirmation': [[202, { id: 'i' }]],
    });
    expect(await bringIn(api, 'unit', file)).toMatchObject({ added: 1, guardians: 1 });
    expect(seen[0]?.body).toBe(file.text);
    expect(calls(seen)).toContain('POST /i/confirmation');
    await close();
  });

  it('drops an import that would change nothing', async () => {
    const nothing = { ...summary, added: 0, unchanged: 1, guardiansAdded: 0 };
    const { api, seen, close } = await answering({
      'POST /api/org/v1/imports': [[202, { id: 'i', state: 'reading' }]],
      'GET /api/org/v1/imports/i': [[200, { id: 'i', state: 'ready', summary: nothing }]],
      'POST /api/org/v1/imports/i/cancellation': [[202, { id: 'i' }]],
    });
    expect(await bringIn(api, 'unit', file)).toMatchObject({ added: 0, unchanged: 1 });
    expect(calls(seen).at(-1)).toBe('POST /i/cancellation');
    await close();
  });

  it('waits when the base is busy or uploads are limited, and sends the file again', async () => {
    const limited = [
      429,
      { code: 'gateway.limit_reached', message: '…', details: { retryAfterSeconds: 0.01 } },
    ] as const;
    const busy = [503, { code: 'gateway.overloaded', message: '…', details: { retryAfterSeconds: 0.01 } }] as const;
    const nothing = { ...summary, added: 0, guardiansAdded: 0 };
    const { api, seen, close } = await answering({
      'POST /api/org/v1/imports': [limited, busy, [202, { id: 'i', state: 'reading' }]],
      'GET /api/org/v1/imports/i': [[200, { id: 'i', state: 'ready', summary: nothing }]],
      'POST /api/org/v1/imports/i/cancellation': [[202, { id: 'i' }]],
    });
    await bringIn(api, 'unit', file);
    expect(seen.slice(0, 3).map(({ body }) => body)).toEqual([file.text, file.text, file.text]);
    await close();
  });

  it('does not repeat what a service refused, and tells why an import failed', async () => {
    const { api, seen, close } = await answering({
      'POST /api/org/v1/imports': [
        [503, { code: 'database.unavailable', message: '数据库暂时不可用' }],
        [202, { id: 'i', state: 'reading' }],
      ],
      'GET /api/org/v1/imports/i': [
        [200, { id: 'i', state: 'failed', failure: { code: 'org.import_header_not_found', message: '没有表头' } }],
      ],
    });
    await expect(bringIn(api, 'unit', file)).rejects.toThrow('database.unavailable');
    expect(seen).toHaveLength(1);
    await expect(bringIn(api, 'unit', file)).rejects.toThrow('没有表头 [org.import_header_not_found]');
    await close();
  });
});
