import { Module } from '@nestjs/common';
import { AuditTrailModule, PostgresAuditTrail, auditSchema } from '@plinth/platform-audit-trail';
import { AuthModule, AuthoritySource, UnitPaths } from '@plinth/platform-auth';
import type { Authority } from '@plinth/platform-auth';
import { CryptoModule } from '@plinth/platform-crypto';
import { DatabaseModule } from '@plinth/platform-database';
import { createService } from '@plinth/platform-http';
import type { Service } from '@plinth/platform-http';
import { TestIssuer, openTestDatabase, testKeyring, until } from '@plinth/platform-testing';
import type { TestDatabase } from '@plinth/platform-testing';
import { AuditModule } from './index';

class NoPaths extends UnitPaths {
  async pathOf(): Promise<undefined> {
    return undefined;
  }
}

class NoRights extends AuthoritySource {
  async authorityOf(): Promise<Authority> {
    return { grants: [] };
  }
}

/** Nobody asks: what the audit service does by itself. */
describe('the upkeep of the audit trail', () => {
  let test: TestDatabase;
  let service: Service;
  const failures: unknown[] = [];

  beforeAll(async () => {
    test = await openTestDatabase([auditSchema]);
    const issuer = await TestIssuer.create();
    const onUpkeepFailure = (error: unknown): void => void failures.push(error);
    @Module({
      imports: [
        DatabaseModule.forDomain({ server: test.server, domain: 'audit' }),
        CryptoModule.forRoot(testKeyring()),
        AuditTrailModule.forRoot({ flushAfterMs: 10 }),
        AuthModule.forRoot({ verifier: issuer.verifier(), authoritySource: new NoRights(), unitPaths: new NoPaths() }),
        AuditModule.forRoot({ unitPaths: new NoPaths(), sealEveryMs: 30, verifyEveryMs: 60, onUpkeepFailure }),
      ],
    })
    class Shell {}
    service = await createService(Shell, { adapter: 'fastify', logUnexpected: (error) => failures.push(error) });
    const trail = new PostgresAuditTrail((await test.open('audit')).database);
    await trail.recordAlone({ actor: 'person:1', action: 'org.person.read', result: 'success' });
    await trail.flush();
  });
  afterAll(async () => {
    await service.close();
    await test.close();
  });

  const verified = (result: string) =>
    test.asOwner(`SELECT 1 FROM audit.entry WHERE actor = 'system' AND action = 'audit.chain.verify' AND result = $1`, [
      result,
    ]);

  it('seals, and verifies what was sealed again and again; a break is told and recorded', async () => {
    await until(async () => (await verified('success')).length >= 2);
    expect(failures).toEqual([]);
    await test.asOwner(`UPDATE audit.entry SET actor = 'person:2' WHERE actor = 'person:1'`);
    await until(async () => (await verified('failed')).length >= 1);
    expect(failures[0]).toMatchObject({ code: 'audit.chain_broken' });
  });
});
