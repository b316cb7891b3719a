import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { clientOptions } from './redis-settings';

describe('the settings of Redis', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'plinth-redis-settings-'));
  const file = (name: string, text: string): string => {
    fs.writeFileSync(path.join(folder, name), text);
    return path.join(folder, name);
  };
  afterAll(() => fs.rmSync(folder, { recursive: true }));

  it('are read from the address, with what Redis takes where it says nothing', () => {
    expect(clientOptions({ url: 'redis://cache.example' })).toMatchObject({ host: 'cache.example', port: 6379, db: 0 });
    const full = clientOptions({ url: 'redis://plinth@[::1]:6380/3' });
    expect(full).toMatchObject({ host: '::1', port: 6380, db: 3, username: 'plinth' });
    expect(full).not.toHaveProperty('tls');
  });

  it('take the password from its file before that of the address', () => {
    const url = 'redis://plinth:in%40address@cache.example';
    expect(clientOptions({ url }).password).toBe('in@address');
    expect(clientOptions({ url, passwordFile: file('password', 'of the file\n') }).password).toBe('of the file');
  });

  it('speak TLS to a name, under the authority that is named', () => {
    const url = 'rediss://cache.example';
    expect(clientOptions({ url }).tls).toEqual({ servername: 'cache.example' });
    expect(clientOptions({ url: 'rediss://192.0.2.1' }).tls).toEqual({});
    expect(clientOptions({ url, tlsCaFile: file('ca.pem', 'PEM') }).tls).toMatchObject({ ca: 'PEM' });
  });

  it.each([
    ['http://cache.example', /redis:\/\/host:port/],
    ['cache.example:6379', /redis:\/\/host:port/],
    ['redis://:secret@/0', /redis:\/\/host:port/],
    ['redis://cache.example/users', /number of a database/],
  ])('%s is refused without being repeated', (url, words) => {
    expect(() => clientOptions({ url })).toThrow(words);
    expect(() => clientOptions({ url })).not.toThrow(/secret/);
  });

  it('name the file that cannot be read', () => {
    expect(() => clientOptions({ url: 'redis://h', passwordFile: '/nowhere/p' })).toThrow(/\/nowhere\/p .*ENOENT/);
    expect(() => clientOptions({ url: 'rediss://h', tlsCaFile: '/nowhere/ca' })).toThrow(/\/nowhere\/ca .*ENOENT/);
  });
});
