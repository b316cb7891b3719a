import { TestAuthority, freePort, until } from '@plinth/platform-testing';
import { startEngine } from './engine.fixture';
import type { EngineAtWork } from './engine.fixture';
import { TestServices } from './services.fixture';
import type { ServiceAtWork, Settings } from './services.fixture';

jest.setTimeout(180_000);

const WRONG = 'wrong-password';
const RIGHT = 'right-and-long';
const ROOT = '00000000-0000-7000-8000-000000000000';

/** What a service reads of its environment about Kafka and Redis, against engines that ask for it. */
describe('the credentials of the engines', () => {
  const authority = new TestAuthority();
  let services: TestServices;
  beforeAll(async () => {
    services = await TestServices.open();
  });
  afterAll(() => services?.close());

  const urlOf = (port: number): string => `http://127.0.0.1:${port}`;

  describe('a Kafka with TLS, a user and a password', () => {
    let kafka: EngineAtWork;
    let asking: string;

    beforeAll(async () => {
      const { cert, key } = authority.issue();
      const settings = {
        'listener.security.protocol.map': 'CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT,SASL:SASL_SSL',
        'ssl.keystore.type': 'PEM',
        'ssl.keystore.location': services.file('kafka.pem', key + cert),
      };
      const words = Object.entries(settings).flatMap(([name, value]) => ['--set', `${name}=${value}`]);
      const user = ['--user', 'plinth', '--password-file', services.file('kafka-password', RIGHT)];
      kafka = await startEngine('kafka', ...user, ...words);
      asking = /password at (\S+)$/.exec(kafka.said)?.[1] ?? '';
    });
    afterAll(() => kafka?.stop());

    const settings = (more: Settings = {}): Settings => ({
      PLINTH_KAFKA_BROKERS: asking,
      PLINTH_KAFKA_REPLICATION: '1',
      PLINTH_KAFKA_PARTITIONS: '2',
      PLINTH_KAFKA_MECHANISM: 'plain',
      PLINTH_KAFKA_USERNAME: 'plinth',
      PLINTH_KAFKA_PASSWORD_FILE: services.file('kafka-password', RIGHT),
      PLINTH_KAFKA_TLS_CA_FILE: services.file('kafka.ca', authority.ca),
      ...more,
    });
    const isReady = (service: ServiceAtWork) =>
      until(
        () => service.readiness(),
        ({ status }) => status === 200,
        60_000,
      );

    it('given by the settings: services are ready, and what is written is produced', async () => {
      const [http, rpc] = [await freePort(), await freePort()];
      const places = { PLINTH_IDENTITY_URL: urlOf(http), PLINTH_IDENTITY_RPC: `127.0.0.1:${rpc}` };
      const identityOwn = { PLINTH_PORT: String(http), PLINTH_GRPC_PORT: String(rpc) };
      const identity = await services.start('identity', settings({ ...places, ...identityOwn }));
      const org = await services.start('org', settings(places));
      await Promise.all([identity.ready(), org.ready()]);
      expect(await isReady(identity)).toMatchObject({ status: 200, checks: { bus: 'ok', relay: 'ok' } });
      expect(await isReady(org)).toMatchObject({ status: 200, checks: { relay: 'ok' } });
      const made = await fetch(`${org.url}/api/org/v1/units`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${await services.operatorToken(identity)}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify({ kind: 'bureau', name: '教育局', parentId: ROOT }),
      });
      expect(made.status).toBe(201);
      const produced = /plinth_kafka_produced_total\{[^}]*topic="plinth.org"[^}]*\} [1-9]/;
      expect(
        await until(
          () => org.metrics(),
          (text) => produced.test(text),
        ),
      ).toMatch(produced);
      expect(await Promise.all([identity.stop(), org.stop()])).toEqual([0, 0]);
      for (const { stderr } of [identity, org]) expect(stderr).not.toContain(RIGHT);
    });

    it.each<[string, () => Settings, RegExp]>([
      [
        'a wrong password',
        () => ({ PLINTH_KAFKA_PASSWORD_FILE: services.file('kafka-wrong', WRONG) }),
        /refuses the credentials.*PLINTH_KAFKA_PASSWORD_FILE/,
      ],
      [
        'another authority',
        () => ({ PLINTH_KAFKA_TLS_CA_FILE: services.file('other.ca', new TestAuthority().ca) }),
        /TLS with Kafka at .* failed.*PLINTH_KAFKA_TLS_CA_FILE/,
      ],
    ])(
      '%s: the log says what to do, readiness fails, and tokens are given all the same',
      async (_what, wrong, line) => {
        const identity = await (await services.start('identity', settings(wrong()))).ready();
        expect(await identity.logged(line)).toMatch(line);
        const told = await until(
          () => identity.readiness(),
          ({ checks }) => checks['bus'] === 'failed' && checks['relay'] === 'failed',
        );
        expect(told).toMatchObject({ status: 503, checks: { bus: 'failed', relay: 'failed', database: 'ok' } });
        expect(await services.operatorToken(identity)).not.toBe('');
        expect(await identity.stop()).toBe(0);
        for (const secret of [WRONG, RIGHT]) expect(identity.stdout + identity.stderr).not.toContain(secret);
      },
    );

    it('a user without a password, and a CA that is none, end the start with 78', async () => {
      for (const [given, name] of [
        [{ PLINTH_KAFKA_PASSWORD_FILE: '' }, /PLINTH_KAFKA_USERNAME and PLINTH_KAFKA_PASSWORD/],
        [{ PLINTH_KAFKA_TLS_CA_FILE: services.file('no.ca', WRONG) }, /PLINTH_KAFKA_TLS_CA must be PEM/],
      ] as [Settings, RegExp][]) {
        const org = await services.start('org', settings(given));
        expect(await org.end()).toBe(78);
        expect(org.stderr).toMatch(name);
        expect(org.stderr).not.toContain(WRONG);
      }
    });
  });

  describe('a Redis with a password', () => {
    let redis: EngineAtWork;
    let identity: ServiceAtWork;

    beforeAll(async () => {
      redis = await startEngine('redis', '--password-file', services.file('redis-password', RIGHT));
      identity = await (await services.start('identity')).ready();
    });
    afterAll(() => redis?.stop());

    const gatewayWith = async (passwordFile: string): Promise<ServiceAtWork> => {
      const address = / at (\S+) /.exec(redis.said)?.[1] ?? '';
      const gateway = await services.start('gateway', {
        PLINTH_PORT: '0',
        PLINTH_IDENTITY_URL: identity.url,
        PLINTH_REDIS_URL: '',
        PLINTH_REDIS_URL_FILE: services.file('redis-url', address),
        PLINTH_REDIS_PASSWORD_FILE: passwordFile,
      });
      return gateway.ready();
    };
    const isUp = (text: string): boolean => /^plinth_redis_up(\{[^}]*\})? 1$/m.test(text);
    const answers = async (gateway: ServiceAtWork): Promise<readonly number[]> => {
      const ask = () => fetch(`${gateway.url}/.well-known/openid-configuration`);
      return Promise.all(Array.from({ length: 20 }, async () => (await ask()).status));
    };

    it('given by its file, the address by another: it is used', async () => {
      const gateway = await gatewayWith(services.file('redis-password', RIGHT));
      expect(isUp(await gateway.metrics())).toBe(true);
      expect(await answers(gateway)).toEqual(Array(20).fill(200));
      expect(await gateway.stop()).toBe(0);
      expect(gateway.stderr).not.toMatch(/Redis at/);
    });

    it('wrong: the log says so, requests go on, and a file that was put right is read without a restart', async () => {
      const gateway = await gatewayWith(services.file('redis-wrong', WRONG));
      const line = /Redis at 127\.0\.0\.1:\d+ refuses the password.*Requests go on/;
      expect(await gateway.logged(line)).toMatch(line);
      expect(isUp(await gateway.metrics())).toBe(false);
      expect(await answers(gateway)).toEqual(Array(20).fill(200));
      expect((await gateway.readiness()).status).toBe(200);
      services.file('redis-wrong', RIGHT);
      expect(await gateway.logged(/Redis at .* is back/)).toMatch(/Redis at .* is back/);
      expect(isUp(await until(() => gateway.metrics(), isUp))).toBe(true);
      expect(await gateway.stop()).toBe(0);
      for (const secret of [WRONG, RIGHT]) expect(gateway.stdout + gateway.stderr).not.toContain(secret);
    });
  });
});
