import type { Setup } from './api';
import { beside, stepOf } from './step-of';

const setup = (...states: readonly ('open' | 'done' | 'skipped')[]): Setup => ({
  isEmpty: true,
  steps: (['name', 'school', 'administrator', 'sample'] as const).map((step, at) => ({
    step,
    state: states[at] ?? 'open',
  })),
});

describe('where the set-up stands', () => {
  it('is the step in the address', () => {
    expect(stepOf('school', setup('open'))).toBe('school');
    expect(stepOf('next', undefined)).toBe('next');
  });

  it('is the first that is neither done nor put off', () => {
    expect(stepOf(null, setup('open'))).toBe('name');
    expect(stepOf('nonsense', setup('done', 'skipped'))).toBe('administrator');
    expect(stepOf(null, setup('done', 'done', 'done'))).toBe('sample');
    expect(stepOf(null, setup('done', 'done', 'done', 'skipped'))).toBe('next');
  });

  it('has none before the first and after the last', () => {
    expect([beside('name', -1), beside('name', 1), beside('next', 1)]).toEqual([undefined, 'school', undefined]);
  });
});
