import { changesNothing, isAnswered, needsWord } from './shrink-guard';

describe('the question before many leave', () => {
  it.each([
    [0, 0, false],
    [1, 10, false],
    [2, 10, true],
    [101, 1000, true],
    [5, 0, true],
  ])('%i of %i: %s', (leaving, present, asked) => {
    expect(needsWord({ leaving, present })).toBe(asked);
  });

  it.each(['确认40人离开', ' 确认 40 人离开 ', '确认４０人离开'])('takes %s', (typed) => {
    expect(isAnswered(typed, '确认 40 人离开')).toBe(true);
  });

  it.each(['', '确认', '确认4人离开', '确认400人离开', 'yes', '<script>'])('does not take %s', (typed) => {
    expect(isAnswered(typed, '确认 40 人离开')).toBe(false);
  });

  it('knows a file that changes nothing', () => {
    const none = { total: 9, added: 0, changed: 0, unchanged: 9, moved: 0, leaving: 0, refused: 0, warnings: 0 };
    const rest = { guardiansAdded: 0, newClasses: [], present: 9 };
    expect(changesNothing({ ...none, ...rest })).toBe(true);
    expect(changesNothing({ ...none, ...rest, guardiansAdded: 1 })).toBe(false);
  });
});
