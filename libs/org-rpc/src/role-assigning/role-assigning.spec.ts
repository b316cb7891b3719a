import { ROOT_UNIT_ID } from '@plinth/org-contract';
import type { RoleAssigning } from '@plinth/org-contract';
import { bindings, OrgPortsFixture } from '../org-ports.fixture';
import { RoleAssigningService } from '../gen/plinth/org/v1/role_assigning_pb';

describe.each(bindings)('giving roles, %s', (binding) => {
  const fixture = new OrgPortsFixture();
  let roles: RoleAssigning;
  beforeAll(async () => {
    roles = (await fixture.bound(binding)).roleAssigning;
  });
  afterAll(() => fixture.close());

  it('gives a role, and knows whether anybody holds one on the root', async () => {
    expect(await roles.hasRootAdministrator()).toBe(false);
    const id = await roles.assign({ personId: 'p', roleKey: 'region_admin', unitId: ROOT_UNIT_ID }, 'system');
    expect([id, await roles.hasRootAdministrator()]).toEqual(['assignment 1', true]);
    expect(fixture.roles.assigned).toEqual([{ personId: 'p', unitId: ROOT_UNIT_ID, actor: 'system' }]);
  });

  it('tells why it may not be given, in both languages', async () => {
    const give = (roleKey: string) => roles.assign({ personId: 'p', roleKey, unitId: 'u' }, 'system');
    await expect(give('none')).rejects.toMatchObject({ code: 'org.role_not_found', kind: 'not_found' });
    const refused = await give('audit_admin').catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'org.role_excludes', kind: 'conflict', details: { held: 'system' } });
    expect((refused as { text(language: string): string }).text('zh')).toContain('系统管理员');
  });
});

describe('giving roles over gRPC', () => {
  const fixture = new OrgPortsFixture();
  afterAll(() => fixture.close());

  it('is for identity alone', async () => {
    const { roleAssigning } = await fixture.bound('gRPC', { caller: 'market' });
    const given = roleAssigning.assign({ personId: 'p', roleKey: 'region_admin', unitId: ROOT_UNIT_ID }, 'system');
    await expect(given).rejects.toMatchObject({ code: 'rpc.call_refused' });
    expect(fixture.roles.assigned).toEqual([]);
  });

  it('is a write: whoever sends it without a key is refused', () => {
    // IDEMPOTENCY_UNKNOWN is what platform/rpc takes for a write.
    expect([
      RoleAssigningService.method.assign.idempotency,
      RoleAssigningService.method.hasRootAdministrator.idempotency,
    ]).toEqual([0, 1]);
  });
});
