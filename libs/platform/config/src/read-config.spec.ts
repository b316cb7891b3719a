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

  it('takes the slash off the end of an address', () => {
    expect(readConfig({ url: setting.httpUrl('U') }, { U: 'https://a.example/' }).url).toBe('https://a.example');
  });
});
