import { troubleOf } from './trouble';

describe('what a frame reads from an error', () => {
  it('keeps the words and the number of a known kind', () => {
    const error = Object.assign(new Error('没有这个人。'), { kind: 'missing', reference: 'r-1' });
    expect(troubleOf(error)).toEqual({ kind: 'missing', message: '没有这个人。', reference: 'r-1' });
  });

  it('shows a conflict as a failure with its words', () => {
    expect(troubleOf({ kind: 'conflict', message: '已被他人修改。' })).toEqual({
      kind: 'failed',
      message: '已被他人修改。',
    });
  });

  it.each([[new TypeError('x is not a function')], [undefined], [null], ['text'], [{ message: 'secret' }]])(
    'never shows the words of a programmer: %s',
    (error) => expect(troubleOf(error)).toEqual({ kind: 'failed', message: '' }),
  );
});
