import { orgPortsOver } from '@plinth/org-rpc';
import { ROOT_UNIT_ID } from '@plinth/org-contract';
import { RpcChannel, serviceKeysIn } from '@plinth/platform-rpc';
import type { RpcTls } from '@plinth/platform-rpc';
import { TestAuthority, freePort } from '@plinth/platform-testing';
import { TestServices } from './services.fixture';
import type { ServiceAtWork, Settings } from './services.fixture';

const AUDIT_ENTRIES = '/api/audit/v1/entries?limit=1';

/** PLINTH_RPC_TLS_{CA,CERT,KEY} of a service, by the shells themselves; the certificates live as long as the spec. */
describe('mutual TLS between the services of a cluster', () => {
  const authority = new TestAuthority();
  let services: TestServices;
  let identity: ServiceAtWork;
  let places: Settings;
  let token: string;

  const tlsBy = (name: string, { ca, cert, key }: RpcTls): Settings => ({
    PLINTH_RPC_TLS_CA_FILE: services.file(`${name}.ca`, ca),
    PLINTH_RPC_TLS_CERT: services.file(`${name}.crt`, cert),
    PLINTH_RPC_TLS_KEY_FILE: services.file(`${name}.key`, key),
  });
  const auditWith = async (more: Settings): Promise<ServiceAtWork> =>
    (await services.start('audit', { ...places, PLINTH_IDENTITY_URL: identity.url, ...more })).ready();
  const readEntries = (audit: ServiceAtWork) =>
    fetch(`${audit.url}${AUDIT_ENTRIES}`, { headers: { authorization: `Bearer ${token}` } });

  beforeAll(async () => {
    services = await TestServices.open();
    const [org, identityPort] = [await freePort(), await freePort()];
    places = { PLINTH_ORG_RPC: `127.0.0.1:${org}`, PLINTH_IDENTITY_RPC: `127.0.0.1:${identityPort}` };
    const starting = [
      services.start('org', { ...places, PLINTH_GRPC_PORT: String(org), ...tlsBy('org', authority.issue(['org'])) }),
      services.start('identity', {
        ...places,
        PLINTH_GRPC_PORT: String(identityPort),
        ...tlsBy('identity', authority.issue(['identity'])),
      }),
    ];
    [, identity] = (await Promise.all(starting.map(async (one) => (await one).ready()))) as [
      ServiceAtWork,
      ServiceAtWork,
    ];
    token = await services.operatorToken(identity);
  });
  afterAll(() => services?.close());

  it('a service with a certificate of the authority asks the others and answers', async () => {
    const audit = await auditWith(tlsBy('audit', authority.issue(['audit'])));
    expect((await readEntries(audit)).status).toBe(200);
    expect(await audit.metrics()).toMatch(/plinth_certificate_expires_timestamp_seconds\{[^}]*use="rpc"[^}]*\} \d/);
    expect(audit.stderr).not.toMatch(/PLINTH_RPC_TLS/);
    expect(await audit.stop()).toBe(0);
  });

  it.each<[string, () => Settings, RegExp]>([
    [
      'of another authority',
      () => tlsBy('stranger', new TestAuthority().issue(['audit'])),
      /TLS with identity at .*_CA/,
    ],
    [
      'that names another service',
      () => tlsBy('market', authority.issue(['market'])),
      /identity at .* does not know us/,
    ],
    ['that is none at all', () => ({}), /identity at .* cannot be reached.*whether it asks for PLINTH_RPC_TLS/],
  ])('one with a certificate %s is refused, says what to do, and serves nobody', async (_what, settings, line) => {
    const audit = await auditWith(settings());
    expect((await readEntries(audit)).status).toBe(503);
    expect(await audit.logged(line)).toMatch(line);
    expect(audit.stderr).not.toContain('PRIVATE KEY');
    await audit.stop();
  });

  it('neither does anybody else get in: by the port itself', async () => {
    const ask = (tls?: RpcTls) => {
      const channel = new RpcChannel({
        caller: 'audit',
        service: 'org',
        addresses: [places['PLINTH_ORG_RPC'] as string],
        keys: serviceKeysIn(services.serviceKey),
        timeoutMs: 2_000,
        ...(tls && { tls }),
      });
      return orgPortsOver(channel)
        .unitPaths.pathOf(ROOT_UNIT_ID)
        .finally(() => channel.close());
    };
    expect(await ask(authority.issue(['audit']))).toBe('');
    const foreign = { ...new TestAuthority().issue(['audit']), ca: authority.ca };
    for (const tls of [undefined, foreign]) await expect(ask(tls)).rejects.toMatchObject({ kind: 'unavailable' });
  });

  it('settings that do not fit together end the start with 78, each by its name', async () => {
    const { PLINTH_RPC_TLS_CA_FILE: ca = '', PLINTH_RPC_TLS_CERT: cert = '' } = tlsBy('whole', authority.issue());
    const key = services.file('other.key', authority.issue().key);
    for (const settings of [
      { PLINTH_RPC_TLS_CA_FILE: ca, PLINTH_RPC_TLS_CERT_FILE: cert },
      { PLINTH_RPC_TLS_CA: ca, PLINTH_RPC_TLS_CERT: cert, PLINTH_RPC_TLS_KEY: key },
      { PLINTH_RPC_TLS_CA: key, PLINTH_RPC_TLS_CERT: cert, PLINTH_RPC_TLS_KEY: `${key}.absent` },
    ] as Settings[]) {
      const audit = await services.start('audit', settings);
      expect(await audit.end()).toBe(78);
      expect(audit.stderr).toMatch(/PLINTH_RPC_TLS_/);
      expect(audit.stderr).not.toContain('-----BEGIN');
    }
  });
});
