import { setupOf, stepsToDo } from './setup';

const nothing = { name: false, school: false, administrator: false, sample: false };

describe('the set-up of a base', () => {
  it('asks for all steps but the try-out while the base is empty', () => {
    expect(stepsToDo(setupOf(nothing, new Set(), true))).toBe(3);
    expect(stepsToDo(setupOf({ ...nothing, name: true }, new Set(['school']), true))).toBe(1);
    expect(stepsToDo(setupOf(nothing, new Set(['name', 'school', 'administrator']), true))).toBe(0);
  });

  it('asks for nothing once the base is in use', () => {
    expect(stepsToDo(setupOf(nothing, new Set(), false))).toBe(0);
  });

  it('takes a step that was skipped and done after all for done', () => {
    expect(
      setupOf({ ...nothing, name: true }, new Set(['name', 'school']), true).steps.map(({ state }) => state),
    ).toEqual(['done', 'skipped', 'open', 'open']);
  });
});
