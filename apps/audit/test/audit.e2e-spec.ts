import { auditSchema } from '@plinth/audit';
import { AuthoritySource, UnitPaths } from '@plinth/platform-auth';
import type { Authority, Principal } from '@plinth/platform-auth';
import { createService } from '@plinth/platform-http';
import { TestIssuer, openTestDatabase, testKeyring } from '@plinth/platform-testing';
import { AuditAppModule } from '../src/app.module';

class OperatorOnly extends AuthoritySource {
  async authorityOf({ kind }: Principal): Promise<Authority> {
    return { grants: kind === 'operator' ? [{ permission: '*', unitId: 'root', unitPath: '' }] : [] };
  }
}

class NoUnits extends UnitPaths {
  async pathOf(): Promise<undefined> {
    return undefined;
  }
}

describe('the audit service', () => {
  it('starts, answers the operator and nobody else, and leaves nothing unwritten when it ends', async () => {
    const test = await openTestDatabase([auditSchema]);
    const issuer = await TestIssuer.create();
    const failures: unknown[] = [];
    const module = AuditAppModule.forRoot({
      server: test.server,
      keyring: testKeyring(),
      verifier: issuer.verifier(),
      authoritySource: new OperatorOnly(),
      unitPaths: new NoUnits(),
      onUpkeepFailure: (error) => failures.push(error),
    });
    const service = await createService(module, { adapter: 'fastify', logUnexpected: (error) => failures.push(error) });
    try {
      const entries = `${await service.listen(0)}/api/audit/v1/entries`;
      const answers = [
        await fetch(entries, { headers: await issuer.headers({ operator: true }) }),
        await fetch(entries, { headers: await issuer.headers({ person: 'p' }) }),
        await fetch(entries),
      ];
      expect(answers.map(({ status }) => status)).toEqual([200, 403, 401]);
    } finally {
      await service.close();
    }
    const written = `SELECT action, result FROM (SELECT action, result FROM audit.pending UNION ALL SELECT action, result FROM audit.entry) e
      ORDER BY result`;
    expect(await test.asOwner(written)).toEqual([
      { action: 'audit.entry.read', result: 'refused' },
      { action: 'audit.entry.read', result: 'success' },
    ]);
    expect(failures).toEqual([]);
    await test.close();
  });

  it('does not start with a retention below 180 days', () => {
    const keyring = testKeyring();
    const attempt = () =>
      AuditAppModule.forRoot({ keyring, retentionDays: 30 } as Parameters<typeof AuditAppModule.forRoot>[0]);
    expect(attempt).toThrow(/180/);
  });
});
