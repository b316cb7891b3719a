import { spawn } from 'node:child_process';
import * as path from 'node:path';
import { Kafka, logLevel } from 'kafkajs';
import { freePort, until } from '@plinth/platform-testing';
import { clusterBrokers, environment } from './config';
import { TestServices } from './services.fixture';
import type { ServiceAtWork } from './services.fixture';

jest.setTimeout(180_000);

const ROOT = '00000000-0000-7000-8000-000000000000';
const CONSUMER = 'identity.accounts';

interface Said {
  readonly exitCode: number | null;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a black box: each spec says what it expects of it (issue 4)
  readonly body: any;
}

/** `plinth events lag|dead|replay|dismiss` beside services whose events go over Kafka. */
describe('the operator of a cluster and its events', () => {
  const prefix = `spec${process.pid}-${Date.now()}`;
  let services: TestServices;
  let org: ServiceAtWork;
  let token: string;
  let bureau: string;

  beforeAll(async () => {
    services = await TestServices.open();
    const [http, rpc, orgRpc] = [await freePort(), await freePort(), await freePort()];
    const shared = {
      PLINTH_IDENTITY_URL: `http://127.0.0.1:${http}`,
      PLINTH_IDENTITY_RPC: `127.0.0.1:${rpc}`,
      PLINTH_ORG_RPC: `127.0.0.1:${orgRpc}`,
      PLINTH_KAFKA_BROKERS: clusterBrokers().join(','),
      PLINTH_KAFKA_PREFIX: prefix,
      PLINTH_KAFKA_REPLICATION: '1',
      PLINTH_KAFKA_PARTITIONS: '2',
    };
    const own = { PLINTH_PORT: String(http), PLINTH_GRPC_PORT: String(rpc) };
    const identity = await services.start('identity', { ...shared, ...own });
    org = await services.start('org', { ...shared, PLINTH_GRPC_PORT: String(orgRpc) });
    await Promise.all([identity.ready(), org.ready()]);
    token = await services.operatorToken(identity);
    bureau = await made('units', { kind: 'bureau', name: '教育局', parentId: ROOT });
  });
  afterAll(() => services?.close());

  const write = (method: string, route: string, body: unknown): Promise<Response> =>
    fetch(`${org.url}/api/org/v1/${route}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const made = async (route: string, body: unknown): Promise<string> => {
    const answer = await write('POST', route, body);
    const { id } = (await answer.json()) as { id?: string };
    if (id === undefined) throw new Error(`${route}: ${answer.status}`);
    return id;
  };
  const person = (name: string): Promise<string> =>
    made('people', { name, membership: { unitId: bureau, role: 'staff' } });
  const accountsOf = async (personId: string) =>
    services.database.asOwner<{ id: string }>('SELECT id FROM identity.account WHERE person_id = $1', [personId]);

  const events = (...words: readonly string[]): Promise<Said> => {
    const entry = path.join(__dirname, '../../../dist/apps/cli/src/main.js');
    const settings = {
      PLINTH_HOME: services.home,
      PLINTH_MASTER_KEY_FILE: services.masterKeyFile,
      PLINTH_DATABASE_URL: services.databaseUrl.replace('//', '//plinth_owner@'),
      LANG: 'en',
    };
    const child = spawn(process.execPath, [entry, '--json', 'events', ...words], {
      env: { ...environment, ...settings },
    });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (text: Buffer) => (stdout += text.toString()));
    child.stderr.on('data', (text: Buffer) => (stderr += text.toString()));
    return new Promise((resolve) =>
      child.once('close', (exitCode) => {
        const isJson = stdout.startsWith('{');
        resolve({ exitCode, body: isJson ? JSON.parse(stdout) : stdout + stderr });
      }),
    );
  };
  const state = async () => {
    const { exitCode, body } = await events('lag');
    expect(exitCode).toBe(0);
    return body.consumers.find(({ consumer }: { consumer: string }) => consumer === CONSUMER);
  };
  /** What the command line tells once PostgreSQL holds it. */
  const settled = async (dead: number) => {
    const asked = `SELECT (SELECT count(*)::int FROM identity.dead_letter WHERE consumer = '${CONSUMER}') AS letters,
      (SELECT position FROM identity.event_cursor WHERE consumer = '${CONSUMER}') >= (SELECT position FROM events.counter) AS done`;
    await until(
      () => services.database.asOwner<{ letters: number; done: boolean }>(asked),
      ([seen]) => seen?.letters === dead && seen.done === true,
      60_000,
    );
    return state();
  };

  /** As a fault of a release would be, for people called so; the fifth attempt has just failed. */
  const breakFor = async (name: string): Promise<void> => {
    await services.database.asOwner(`CREATE FUNCTION identity.refuse() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF EXISTS (SELECT FROM org.person WHERE id = NEW.person_id AND name = '${name}') THEN
          RAISE EXCEPTION 'a rule that is broken';
        END IF;
        RETURN NEW;
      END $$`);
    await services.database.asOwner('ALTER FUNCTION identity.refuse() SECURITY DEFINER');
    await services.database.asOwner(
      'CREATE TRIGGER refuse BEFORE INSERT ON identity.account FOR EACH ROW EXECUTE FUNCTION identity.refuse()',
    );
  };
  const untilGivenUp = () =>
    until(
      async () => {
        await services.database.asOwner(
          `UPDATE identity.dead_letter SET started = 5, finished = 5, next_at = now() WHERE state = 'waiting' AND started > 0`,
        );
        return services.database.asOwner(`SELECT 1 FROM identity.dead_letter WHERE state = 'dead'`);
      },
      (rows) => rows.length > 0,
      60_000,
    );

  it('lag: everything is handled, nothing set aside', async () => {
    const id = await person('王老师');
    await until(
      () => accountsOf(id),
      (rows) => rows.length === 1,
    );
    expect(await settled(0)).toEqual({
      ...{ domain: 'identity', consumer: CONSUMER, position: expect.any(Number) },
      ...{ behind: 0, waiting: 0, parked: 0, dead: 0, unread: 0 },
    });
    expect(await events('dead', '--consumer', CONSUMER)).toMatchObject({ exitCode: 0, body: { letters: [] } });
    expect(await events('replay', '--consumer', CONSUMER)).toMatchObject({ exitCode: 0, body: { replayed: 0 } });
  });

  it('dead, and replay once the cause is mended: the consumer goes on by itself, each key in order', async () => {
    await breakFor('李老师');
    const id = await person('李老师');
    expect((await write('PATCH', `people/${id}`, { contacts: { email: 'li@example.cn' } })).status).toBeLessThan(300);
    const other = await person('赵老师');
    await until(
      () => accountsOf(other),
      (rows) => rows.length === 1,
    );
    await untilGivenUp();
    const { exitCode, body } = await events('dead', '--consumer', CONSUMER);
    expect(exitCode).toBe(0);
    expect(body.letters).toEqual([
      expect.objectContaining({ key: id, reason: expect.stringContaining('a rule that is broken'), unreadAt: null }),
    ]);
    expect(JSON.stringify(body)).not.toMatch(/李老师|li@example/);
    expect(await state()).toMatchObject({ dead: 1, parked: body.letters[0].parkedBehind, unread: 0 });
    await services.database.asOwner('DROP TRIGGER refuse ON identity.account');
    expect(await events('replay', '--consumer', CONSUMER)).toMatchObject({ exitCode: 0, body: { replayed: 1 } });
    expect(
      await until(
        () => accountsOf(id),
        (rows) => rows.length === 1,
      ),
    ).toHaveLength(1);
    expect(await settled(0)).toMatchObject({ dead: 0, parked: 0 });
  });

  it('dismiss: a message on the topic that is no event is told by its place, and thrown away only by who looked', async () => {
    const producer = new Kafka({ brokers: clusterBrokers(), logLevel: logLevel.NOTHING }).producer();
    await producer.connect();
    await producer.send({ topic: `${prefix}.org`, messages: [{ key: 'nobody', value: 'hello' }] });
    await producer.disconnect();
    expect(await settled(1)).toMatchObject({ dead: 1, unread: 1 });
    const { body } = await events('dead', '--consumer', CONSUMER);
    const [letter] = body.letters;
    expect(letter.unreadAt).toMatch(new RegExp(`^${prefix}\\.org/\\d@\\d+$`));
    const dismiss = ['dismiss', '--consumer', CONSUMER, '--position', String(letter.position)];
    expect(await events(...dismiss)).toMatchObject({
      exitCode: 4,
      body: { error: { code: 'events.letter_unseen' } },
    });
    expect(await events(...dismiss, '--event', letter.event)).toMatchObject({ exitCode: 0 });
    expect(await settled(0)).toMatchObject({ dead: 0, unread: 0 });
    const again = await events(...dismiss, '--event', letter.event);
    expect(again).toMatchObject({ exitCode: 4, body: { error: { code: 'events.letter_not_dead' } } });
    const audited = await services.database.asOwner<{ action: string }>(
      `SELECT action FROM audit.pending WHERE action LIKE 'identity.event.%' ORDER BY id`,
    );
    expect(audited.map(({ action }) => action)).toContain('identity.event.dismiss');
  });

  it('a consumer that is none is refused', async () => {
    expect((await events('dead', '--consumer', 'identity.nobody')).exitCode).toBe(4);
    expect((await events('dead', '--consumer', 'nobody')).exitCode).toBe(2);
  });
});
