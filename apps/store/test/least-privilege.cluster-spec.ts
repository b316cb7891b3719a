import { TestServices } from './services.fixture';

/** What seals nothing gets the passwords of its own roles, and no master key. */
describe('a service without the master key', () => {
  let services: TestServices;
  beforeAll(async () => {
    services = await TestServices.open();
  });
  afterAll(() => services?.close());

  const withPasswords = (name: string, ...lines: readonly string[]) =>
    services.start(name, {
      PLINTH_MASTER_KEY_FILE: '',
      PLINTH_DATABASE_PASSWORDS_FILE: services.file(`${name}-${lines.length}`, lines.join('\n')),
      ...(name === 'gateway' ? { PLINTH_PORT: '0' } : {}),
    });

  it.each([
    ['gateway', ['plinth_gateway x']],
    ['market', ['plinth_market x', 'plinth_events y']],
  ])('%s starts with the passwords of its roles', async (name, lines) => {
    const service = await (await withPasswords(name, ...lines)).ready();
    expect((await service.readiness()).status).toBe(200);
    expect(await service.stop()).toBe(0);
  });

  it('market says which role is missing, and does not serve', async () => {
    const market = await withPasswords('market', 'plinth_market x');
    expect(await market.end()).toBe(1);
    expect(market.stderr).toMatch(/PLINTH_DATABASE_PASSWORDS_FILE must have a line of plinth_events/);
  });

  it('a file that is none ends the start with 78; what seals asks for the master key in any case', async () => {
    const market = await withPasswords('market', 'just-a-secret');
    expect(await market.end()).toBe(78);
    expect(market.stderr).toMatch(/PLINTH_DATABASE_PASSWORDS line 1/);
    expect(market.stderr).not.toContain('just-a-secret');
    const audit = await withPasswords('audit', 'plinth_audit x');
    expect(await audit.end()).toBe(78);
    expect(audit.stderr).toContain('PLINTH_MASTER_KEY_FILE is missing');
  });
});
