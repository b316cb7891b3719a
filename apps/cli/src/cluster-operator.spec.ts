import * as fs from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as os from 'node:os';
import * as path from 'node:path';
import { openMasterKey } from '@plinth/platform-crypto';
import { operatorSecretOf } from '@plinth/platform-service';
import { ApiClient } from './api-client';
import { readCliConfig } from './config';

/** In a pod there is no home of a base, and the master key. */
describe('the operator of a cluster', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'plinth-operator-'));
  const masterKeyFile = path.join(folder, 'keys', 'master.key');
  const asked: string[] = [];
  const base = createServer((request, response) => {
    asked.push(String(request.headers.authorization));
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ access_token: 'a token' }));
  });
  beforeAll(() => new Promise<void>((resolve) => base.listen(0, '127.0.0.1', resolve)));
  afterAll(async () => {
    await new Promise((resolve) => base.close(resolve));
    fs.rmSync(folder, { recursive: true });
  });
  const client = (settings: Record<string, string>) =>
    new ApiClient(readCliConfig({ PLINTH_HOME: folder, PLINTH_MASTER_KEY_FILE: masterKeyFile, ...settings }));
  const url = () => `http://127.0.0.1:${(base.address() as AddressInfo).port}`;

  it('is nobody without the master key, and makes none', async () => {
    await expect(client({ PLINTH_PUBLIC_URL: url() }).accessToken()).rejects.toThrow(/operator\.json cannot be read/);
    expect(fs.existsSync(masterKeyFile)).toBe(false);
  });

  it('speaks by the secret that the master key gives', async () => {
    const { secret } = operatorSecretOf(openMasterKey(masterKeyFile));
    const settings = { PLINTH_PUBLIC_URL: 'https://base.example', PLINTH_ADDRESS: url() };
    expect(await client(settings).accessToken()).toBe('a token');
    expect(asked).toEqual([`Basic ${Buffer.from(`plinth-operator:${secret}`).toString('base64')}`]);
  });
});
