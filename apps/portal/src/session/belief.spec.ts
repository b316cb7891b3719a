import type { Me } from '@plinth/api-client';
import { beliefIn, differenceOf, identityHeaderOf } from './belief';

const me = (more: Partial<Me> = {}): Me =>
  ({ personId: 'zhou', name: '周敏', identities: [{}, {}], ...more }) as unknown as Me;

describe('what a tab believes', () => {
  it('is another person, another identity, or the same', () => {
    const before = beliefIn(me());
    expect(differenceOf(before, beliefIn(me()))).toBeUndefined();
    expect(differenceOf(before, beliefIn(me({ name: '周敏敏' })))).toBeUndefined();
    expect(differenceOf(before, beliefIn(me({ chosenIdentityId: 'parent' })))).toBe('identity');
    expect(differenceOf(before, beliefIn(me({ personId: 'li', chosenIdentityId: 'parent' })))).toBe('person');
  });

  it('is told with writes only by those who have something to mistake', () => {
    expect(identityHeaderOf(me())).toBe('none');
    expect(identityHeaderOf(me({ chosenIdentityId: 'parent' }))).toBe('parent');
    expect(identityHeaderOf(me({ identities: [] }))).toBeUndefined();
    // Of somebody who chose one that has ended since: the session still has it.
    expect(identityHeaderOf(me({ identities: [], chosenIdentityId: 'parent' }))).toBe('parent');
  });
});
