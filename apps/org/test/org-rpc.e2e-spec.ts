import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import { DataGrants } from '@plinth/market-contract';
import type { DataGrant } from '@plinth/market-contract';
import { orgSchema } from '@plinth/org';
import { PersonDirectory, ROOT_UNIT_ID, RoleAssigning } from '@plinth/org-contract';
import { orgPortsOver, orgRpcServices } from '@plinth/org-rpc';
import type { OrgPorts } from '@plinth/org-rpc';
import { auditSchema } from '@plinth/platform-audit-trail';
import { AuthoritySource, UnitPaths } from '@plinth/platform-auth';
import type { Principal } from '@plinth/platform-auth';
import { eventsSchema } from '@plinth/platform-events';
import { createService, IdempotencyStore } from '@plinth/platform-http';
import type { Service } from '@plinth/platform-http';
import { RpcChannel, serviceKeysIn, startRpcServer } from '@plinth/platform-rpc';
import type { RpcServer } from '@plinth/platform-rpc';
import { LocalFileStorage } from '@plinth/platform-storage';
import { openTestDatabase, TestIssuer, testKeyring } from '@plinth/platform-testing';
import type { TestDatabase } from '@plinth/platform-testing';
import { timersSchema } from '@plinth/platform-timers';
import { OrgAppModule } from '../src/app.module';

class NoGrants extends DataGrants {
  async of(): Promise<readonly DataGrant[]> {
    return [];
  }
}

const person = (personId: string): Principal => ({
  ...{ kind: 'person', personId, clientId: 'plinth-portal', scopes: [], unitIds: [], tokenId: 't', expiresAt: 0 },
});

/** The contract of the ports over org itself: what it answers in process, it answers over gRPC. */
describe('what org answers other services', () => {
  const keys = serviceKeysIn(randomBytes(32).toString('base64'));
  const unexpected: unknown[] = [];
  let [test, service, server, channel, folder]: [TestDatabase, Service, RpcServer, RpcChannel, string] = [] as never;
  let [near, far]: [OrgPorts, OrgPorts] = [] as never;
  let bureau: string;

  beforeAll(async () => {
    test = await openTestDatabase([eventsSchema, timersSchema, auditSchema, orgSchema]);
    const [issuer, keyring] = [await TestIssuer.create(), testKeyring()];
    folder = await fs.mkdtemp(path.join(tmpdir(), 'plinth-org-rpc-'));
    const storage = await LocalFileStorage.open({ folder, cipher: keyring.fieldCipher });
    const options = { server: test.server, keyring, storage, verifier: issuer.verifier(), dataGrants: new NoGrants() };
    const logUnexpected = (error: unknown) => unexpected.push(error);
    service = await createService(OrgAppModule.forRoot(options), { adapter: 'fastify', logUnexpected });
    const answer = await fetch(`${await service.listen()}/api/org/v1/units`, {
      method: 'POST',
      headers: { ...(await issuer.headers({ operator: true })), 'content-type': 'application/json' },
      body: JSON.stringify({ kind: 'bureau', parentId: ROOT_UNIT_ID, name: '教育局' }),
    });
    bureau = ((await answer.json()) as { id: string }).id;
    const port = <T>(token: abstract new (...parts: never[]) => T): T =>
      service.application.get(token as never, { strict: false });
    near = {
      personDirectory: port(PersonDirectory),
      roleAssigning: port(RoleAssigning),
      authoritySource: port(AuthoritySource),
      unitPaths: port(UnitPaths),
    };
    const idempotency = port(IdempotencyStore);
    server = await startRpcServer({ name: 'org', keys, idempotency, logUnexpected, services: orgRpcServices(near) });
    channel = new RpcChannel({ caller: 'identity', service: 'org', addresses: [server.address], keys });
    far = orgPortsOver(channel);
  });
  afterAll(async () => {
    expect(unexpected).toEqual([]);
    channel.close();
    await server.close();
    await service.close();
    await test.close();
    await fs.rm(folder, { recursive: true, force: true });
  });

  it('a person made over gRPC is the person that org knows, with role and rights', async () => {
    const { personDirectory: people, roleAssigning: roles } = far;
    expect([await near.roleAssigning.hasRootAdministrator(), await roles.hasRootAdministrator()]).toEqual([
      false,
      false,
    ]);
    const id = await people.addAdministrator({ name: '陈管理', phone: '13900000501', unitId: ROOT_UNIT_ID }, 'system');
    const given = await roles.assign({ personId: id, roleKey: 'region_admin', unitId: ROOT_UNIT_ID }, 'system');
    expect(await near.roleAssigning.assign({ personId: id, roleKey: 'region_admin', unitId: ROOT_UNIT_ID }, 'x')).toBe(
      given,
    );
    expect(await roles.hasRootAdministrator()).toBe(true);
    const card = await near.personDirectory.card(id);
    expect(card).toMatchObject({ name: '陈管理', audience: 'administrator', maskedPhone: '139****0501' });
    expect(await people.card(id)).toStrictEqual(card);
    expect(await people.names([id, ROOT_UNIT_ID])).toStrictEqual(await near.personDirectory.names([id, ROOT_UNIT_ID]));
    const authority = await near.authoritySource.authorityOf(person(id));
    expect(authority.grants.length).toBeGreaterThan(0);
    const sorted = ({ grants }: typeof authority) => [...grants].map((grant) => JSON.stringify(grant)).sort();
    expect(sorted(await far.authoritySource.authorityOf(person(id)))).toEqual(sorted(authority));
  });

  it('places of units are the same', async () => {
    for (const id of [ROOT_UNIT_ID, bureau, '00000000-0000-7000-8000-00000000dead', 'nonsense'])
      expect(await far.unitPaths.pathOf(id)).toBe(await near.unitPaths.pathOf(id));
    expect(await far.unitPaths.pathOf(bureau)).toBe(bureau.replaceAll('-', ''));
  });

  it('refusals are the same', async () => {
    const stranger = '00000000-0000-7000-8000-00000000dead';
    const questions: readonly ((ports: OrgPorts) => Promise<unknown>)[] = [
      (ports) => ports.personDirectory.card('nobody'),
      (ports) => ports.personDirectory.takeBackAdministrator(stranger, 'system'),
      (ports) => ports.personDirectory.undoSelfBinding(stranger, stranger),
      (ports) => ports.personDirectory.bindGuardian(stranger, stranger, '52', 'system'),
      (ports) => ports.personDirectory.membersForSlips(bureau),
      (ports) => ports.personDirectory.addAdministrator({ name: '', unitId: stranger }, 'system'),
      (ports) => ports.roleAssigning.assign({ personId: stranger, roleKey: 'nothing', unitId: bureau }, 'system'),
      (ports) => ports.authoritySource.authorityOf(person('nobody')),
    ];
    // A port may also throw before its promise is there.
    const outcome = async (question: (ports: OrgPorts) => Promise<unknown>, ports: OrgPorts) => {
      try {
        return { answer: await question(ports) };
      } catch (error) {
        const { code, kind, details, faults } = error as Record<string, unknown>;
        return { code, kind, details, faults };
      }
    };
    for (const question of questions) expect(await outcome(question, far)).toEqual(await outcome(question, near));
  });

  it('a write is kept in the table of idempotency keys of org', async () => {
    const id = await far.personDirectory.addAdministrator({ name: '林管理', unitId: bureau }, 'system');
    const rows = await test.asOwner<{ caller: string; done: boolean; answer: string }>(
      `SELECT caller, done, answer #>> '{}' AS answer FROM org.idempotency WHERE caller = 'rpc:identity'`,
    );
    expect(rows.every(({ done }) => done)).toBe(true);
    const answers = rows.map(({ answer }) => Buffer.from(answer, 'base64').toString('latin1'));
    expect(answers.some((answer) => answer.includes(id))).toBe(true);
  });
});
