import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { MasterKey, openMasterKey } from './master-key';

describe('master key', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'plinth-key-'));
  const fileOf = (name: string, content: Buffer | string, mode = 0o600): string => {
    const file = path.join(folder, name);
    fs.writeFileSync(file, content, { mode });
    fs.chmodSync(file, mode);
    return file;
  };
  const secret = Buffer.alloc(32, 7);
  afterAll(() => fs.rmSync(folder, { recursive: true }));

  it('makes an absent file that only its owner can read, and reads the same key again', () => {
    const file = path.join(folder, 'home', 'master.key');
    const made = openMasterKey(file);
    expect(fs.statSync(file).mode & 0o777).toBe(0o600);
    expect(fs.statSync(file).size).toBe(32);
    expect(fs.readdirSync(path.dirname(file))).toEqual(['master.key']);
    expect(openMasterKey(file).derive('x')).toEqual(made.derive('x'));
  });

  it('takes the same key as bytes, base64 and hex', () => {
    const derived = new MasterKey(secret).derive('x');
    const forms = [secret, `${secret.toString('base64')}\n`, secret.toString('base64url'), secret.toString('hex')];
    forms.forEach((form, place) => expect(openMasterKey(fileOf(`form${place}`, form)).derive('x')).toEqual(derived));
  });

  it.each([
    ['readable', secret, 0o644, /chmod 600/],
    ['short', secret.subarray(1), 0o600, /32 bytes/],
    ['empty', '', 0o600, /32 bytes/],
  ])('refuses a %s file', (name, content, mode, reason) => {
    expect(() => openMasterKey(fileOf(name, content, mode))).toThrow(reason);
  });

  // Only root can give a file away; an orchestrator mounts a secret as root's, readable by the group of the process.
  (process.geteuid?.() === 0 ? it : it.skip)('takes a file of another owner that its group may read, not write', () => {
    const file = fileOf('mounted', secret, 0o440);
    fs.chownSync(file, 65_534, 65_534);
    expect(openMasterKey(file).derive('x')).toEqual(new MasterKey(secret).derive('x'));
    for (const mode of [0o460, 0o444]) {
      fs.chmodSync(file, mode);
      expect(() => openMasterKey(file)).toThrow(/chmod 600/);
    }
  });

  it('refuses a folder', () => {
    expect(() => openMasterKey(folder)).toThrow(/not a file/);
  });

  it('unwraps what it wrapped, by the same context and key only', () => {
    const key = new MasterKey(secret);
    const wrapped = key.wrap('field.1', Buffer.from('data key'));
    expect(key.unwrap('field.1', wrapped).toString()).toBe('data key');
    expect(() => key.unwrap('field.2', wrapped)).toThrow(/not the one/);
    expect(() => new MasterKey(Buffer.alloc(32, 8)).unwrap('field.1', wrapped)).toThrow(/not the one/);
    expect(() => key.unwrap('field.1', Buffer.alloc(0))).toThrow(/not the one/);
    expect(key.derive('a')).not.toEqual(key.derive('b'));
  });

  it('does not show its secret when printed', () => {
    expect(JSON.stringify(new MasterKey(secret))).toBe('{}');
  });
});
