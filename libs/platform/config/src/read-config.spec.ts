import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { ConfigFaults, readConfig, setting } from './index';

const settings = {
  port: setting.port('PLINTH_PORT', { fallback: 8080 }),
  publicUrl: setting.optional(setting.httpUrl('PLINTH_PUBLIC_URL')),
  key: setting.text('PLINTH_KEY'),
  proxies: setting.list('PLINTH_TRUSTED_PROXIES', { fallback: [] }),
};

describe('readConfig', () => {
  it('answers typed values and fallbacks', () => {
    expect(readConfig(settings, { PLINTH_KEY: 'k', PLINTH_TRUSTED_PROXIES: '10.0.0.1, ::1' })).toEqual({
      port: 8080,
      publicUrl: undefined,
      key: 'k',
      proxies: ['10.0.0.1', '::1'],
    });
  });

  it('lists every fault at once by the name of its variable', () => {
    const attempt = () => readConfig(settings, { PLINTH_PORT: '70000', PLINTH_PUBLIC_URL: 'ftp://x' });
    expect(attempt).toThrow(ConfigFaults);
    expect(attempt).toThrow(
      /PLINTH_PORT must be a port[\s\S]*PLINTH_PUBLIC_URL must start[\s\S]*PLINTH_KEY is missing/,
    );
  });

  it('reads a value from the file that <NAME>_FILE names, and never shows what is in it', () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'plinth-config-'));
    const file = path.join(folder, 'key');
    fs.writeFileSync(file, 'from a file\n');
    expect(readConfig(settings, { PLINTH_KEY_FILE: file }).key).toBe('from a file');
    expect(() => readConfig(settings, { PLINTH_KEY: 'k', PLINTH_KEY_FILE: file })).toThrow(
      /PLINTH_KEY is given twice: PLINTH_KEY_FILE/,
    );
    expect(() => readConfig(settings, { PLINTH_KEY_FILE: `${file}.gone` })).toThrow(
      /PLINTH_KEY cannot be read from PLINTH_KEY_FILE: ENOENT/,
    );
    fs.writeFileSync(file, 'secret-but-no-port');
    const wrong = () => readConfig(settings, { PLINTH_KEY: 'k', PLINTH_PORT_FILE: file });
    expect(wrong).toThrow(/PLINTH_PORT must be a port/);
    expect(wrong).not.toThrow(/secret-but-no-port/);
    fs.rmSync(folder, { recursive: true });
  });

  it('takes PEM as a text, as the path of a file, and from <NAME>_FILE; and shows nothing of what is none', () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'plinth-config-'));
    const [file, other] = [path.join(folder, 'ca.pem'), path.join(folder, 'other')];
    const text = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----';
    fs.writeFileSync(file, text);
    fs.writeFileSync(other, 'secret');
    const read = (environment: Record<string, string>) => readConfig({ ca: setting.pem('CA') }, environment).ca;
    const ways: Record<string, string>[] = [{ CA: text }, { CA: file }, { CA_FILE: file }];
    for (const given of ways) expect(read(given)).toBe(text);
    const wrong: Record<string, string>[] = [
      { CA: 'secret' },
      { CA: other },
      { CA_FILE: other },
      { CA: folder + '/absent' },
    ];
    for (const given of wrong) {
      expect(() => read(given)).toThrow(/CA must be PEM/);
      expect(() => read(given)).not.toThrow(/secret/);
    }
    fs.rmSync(folder, { recursive: true });
  });

  it('takes the slash off the end of an address', () => {
    expect(readConfig({ url: setting.httpUrl('U') }, { U: 'https://a.example/' }).url).toBe('https://a.example');
  });
});
