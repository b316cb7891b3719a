import type { Holder } from './api';
import { holdersOf } from './why';

const holder = (personName: string | null, permissions: string[]): Holder => ({
  personId: `person of ${personName}`,
  personName,
  permissions,
  roleKey: 'school_admin',
  roleName: '学校管理员',
  unitId: '0199a3c2-7b1e-7c55-9d3e-5f1b2c3d4e02',
  unitName: '合肥市第一实验小学',
});
const principal = holder('王五', ['org.person.read', 'org.person.write']);
const region = holder('Zhou Min', ['*']);
const nameless = holder(null, ['org.unit.read']);
const all = [principal, region, nameless];

describe('who may do something at a unit', () => {
  it('is whoever holds that permission, or every one', () => {
    expect(holdersOf(all, 'org.person.read', '')).toEqual([principal, region]);
    expect(holdersOf(all, 'org.role.assign', '')).toEqual([region]);
    expect(holdersOf(all, 'org.unit.read', '')).toEqual([region, nameless]);
  });

  it('is narrowed by the name, whatever its case and the space around it', () => {
    expect(holdersOf(all, 'org.person.read', ' zhou ')).toEqual([region]);
    expect(holdersOf(all, 'org.person.read', '五')).toEqual([principal]);
    expect(holdersOf(all, 'org.unit.read', 'nobody')).toEqual([]);
  });
});
