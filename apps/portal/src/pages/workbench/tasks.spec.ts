import type { Me } from '@plinth/api-client';
import { tasksOf } from './tasks';

const none = { count: 0, classId: undefined };
const me = (more: Partial<Me> = {}): Me =>
  ({ hasPassword: true, hasSecondFactor: false, secondFactorDemanded: false, identities: [], ...more }) as Me;
const names = (...given: Parameters<typeof tasksOf>) => tasksOf(...given).map(({ what }) => what);

describe('what there is to do', () => {
  it('is nothing where everything is in order', () => {
    expect(tasksOf(me(), ['staff'], none)).toEqual([]);
    const parent = me({ identities: [{ kind: 'guardian' }] as unknown as Me['identities'] });
    expect(tasksOf(parent, ['guardian'], none)).toEqual([]);
    expect(tasksOf(me({ secondFactorDemanded: true, hasSecondFactor: true }), ['staff'], none)).toEqual([]);
  });

  it('is a second step that is demanded, a password, a child, slips that nobody used', () => {
    expect(names(me({ secondFactorDemanded: true, hasPassword: false }), ['staff'], none)).toEqual([
      'secondFactor',
      'password',
    ]);
    expect(names(me(), ['guardian'], none)).toEqual(['child']);
    expect(tasksOf(me(), ['staff'], { count: 3, classId: 'c1' })).toEqual([
      { what: 'slips', address: '/admin/slips?unit=c1', count: 3 },
    ]);
  });
});
