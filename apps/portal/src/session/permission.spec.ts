import { isAllowed } from './permission';

const root = '00000000-0000-7000-8000-000000000000';
const district = '01a20546-c025-752e-ae23-debbcf46070f';
const school = '01a20546-c261-7265-8d25-f2e5a622a6ed';
const sibling = '01a20546-c262-7265-8d25-f2e5a622a6ed';
const path = (...ids: string[]) => ids.map((id) => id.replaceAll('-', '')).join('.');

describe('what the navigation and the buttons go by', () => {
  const rights = [
    { permission: 'org.person.read', unitIds: [district] },
    { permission: 'org.person.write', unitIds: [school] },
    { permission: 'org.role.read', unitIds: [] },
  ];

  it('is held on a unit and everything below it', () => {
    expect(isAllowed(rights, 'org.person.read', path(district))).toBe(true);
    expect(isAllowed(rights, 'org.person.read', path(district, sibling))).toBe(true);
    expect(isAllowed(rights, 'org.person.write', path(district, school))).toBe(true);
  });

  it('is held neither above nor beside it', () => {
    expect(isAllowed(rights, 'org.person.write', path(district))).toBe(false);
    expect(isAllowed(rights, 'org.person.write', path(district, sibling))).toBe(false);
    expect(isAllowed(rights, 'org.person.write', '')).toBe(false);
  });

  it('without a unit asks whether it is held anywhere', () => {
    expect(isAllowed(rights, 'org.person.write')).toBe(true);
    expect(isAllowed(rights, 'org.role.read')).toBe(false);
    expect(isAllowed(rights, 'org.import.run')).toBe(false);
    expect(isAllowed([], 'org.person.read')).toBe(false);
  });

  it('everything on the root is everything everywhere', () => {
    const operator = [{ permission: '*', unitIds: [root] }];
    expect(isAllowed(operator, 'audit.entry.read')).toBe(true);
    expect(isAllowed(operator, 'org.person.write', path(district, school))).toBe(true);
  });
});
