import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Global, Module } from '@nestjs/common';
import { DataGrants } from '@plinth/market-contract';
import { PersonDirectory, RoleAssigning } from '@plinth/org-contract';
import { auditSchema } from '@plinth/platform-audit-trail';
import { AuthoritySource, UnitPaths } from '@plinth/platform-auth';
import { eventsSchema } from '@plinth/platform-events';
import { createService } from '@plinth/platform-http';
import type { Service } from '@plinth/platform-http';
import { LocalFileStorage } from '@plinth/platform-storage';
import { openTestDatabase, TestIssuer, testKeyring } from '@plinth/platform-testing';
import type { TestDatabase } from '@plinth/platform-testing';
import { timersSchema } from '@plinth/platform-timers';
import { OrgModule, orgSchema } from './index';

const ROOT = '00000000-0000-7000-8000-000000000000';

@Global()
@Module({ providers: [{ provide: DataGrants, useValue: { of: async () => [] } }], exports: [DataGrants] })
class NoGrantsModule {}

describe('OrgModule', () => {
  let test: TestDatabase;
  let issuer: TestIssuer;
  let service: Service;
  let url: string;
  const folder = mkdtempSync(path.join(tmpdir(), 'plinth-org-'));

  beforeAll(async () => {
    test = await openTestDatabase([eventsSchema, auditSchema, timersSchema, orgSchema]);
    issuer = await TestIssuer.create();
    const keyring = testKeyring();
    const storage = await LocalFileStorage.open({ folder, cipher: keyring.fieldCipher });
    const verifier = issuer.verifier();
    const org = OrgModule.forRoot({ server: test.server, keyring, verifier, storage, ports: [NoGrantsModule] });
    service = await createService(org, { adapter: 'fastify', logUnexpected: (error) => console.error(error) });
    url = await service.listen();
  });
  afterAll(async () => {
    await service.close();
    await test.close();
    rmSync(folder, { recursive: true });
  });

  it.each(['units', `people?unitId=${ROOT}`, `imports?unitId=${ROOT}`, `roles?unitId=${ROOT}`])(
    'answers /api/org/v1/%s to the operator, and to nobody without a token',
    async (route) => {
      const headers = await issuer.headers({ operator: true });
      expect((await fetch(`${url}/api/org/v1/${route}`, { headers })).status).toBe(200);
      expect((await fetch(`${url}/api/org/v1/${route}`)).status).toBe(401);
    },
  );

  it('offers its ports to the shell', () => {
    for (const port of [AuthoritySource, UnitPaths, RoleAssigning, PersonDirectory]) {
      expect(service.application.get(port, { strict: false })).toBeInstanceOf(port);
    }
  });
});
