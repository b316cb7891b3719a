import { DomainError } from '@plinth/error-contract';
import { currentCall, withCall } from '../call/current-call';
import { RpcErrors } from '../call/rpc-errors';
import { BatchedQuestions } from './batched-questions';
import { KeptAnswers } from './kept-answers';

describe('questions asked together', () => {
  const batches: (readonly number[])[] = [];
  beforeEach(() => (batches.length = 0));
  const doubling = (largest?: number) =>
    new BatchedQuestions<number, number>(async (questions) => {
      batches.push(questions);
      return questions.map((question) => question * 2);
    }, largest);

  it('of one turn go out as one call, each with its own answer', async () => {
    const questions = doubling();
    expect(await Promise.all([1, 2, 3].map((one) => questions.answerTo(one)))).toEqual([2, 4, 6]);
    expect(await questions.answerTo(4)).toBe(8);
    expect(batches).toEqual([[1, 2, 3], [4]]);
  });

  it('are never more than the largest batch', async () => {
    const questions = doubling(2);
    await Promise.all([1, 2, 3, 4, 5].map((one) => questions.answerTo(one)));
    expect(batches).toEqual([[1, 2], [3, 4], [5]]);
  });

  it('fail together, and the next turn begins anew', async () => {
    let isAway = true;
    const questions = new BatchedQuestions<number, number>(async (asked) => {
      if (isAway) throw new Error('away');
      return asked;
    });
    const first = await Promise.allSettled([questions.answerTo(1), questions.answerTo(2)]);
    expect(first.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    isAway = false;
    expect(await questions.answerTo(3)).toBe(3);
  });

  it('are asked in halves when the answer is too large; one that is too large alone fails alone', async () => {
    const questions = new BatchedQuestions<number, number>(async (asked) => {
      batches.push(asked);
      if (asked.length > 2 || asked.includes(13)) throw new DomainError(RpcErrors.answerTooLarge, { service: 'org' });
      return asked;
    });
    const answers = await Promise.allSettled([1, 2, 3, 13].map((one) => questions.answerTo(one)));
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled', 'rejected']);
  });

  it('refuse answers that do not fit the questions', async () => {
    const questions = new BatchedQuestions<number, number>(async () => [1]);
    const answers = await Promise.allSettled([questions.answerTo(1), questions.answerTo(2)]);
    expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });

  it('do not end with the time of the one who asked first', async () => {
    const questions = new BatchedQuestions<number, number | undefined>(async () => [currentCall().deadline]);
    expect(await withCall({ deadline: 1 }, () => questions.answerTo(1))).toBeUndefined();
  });
});

describe('kept answers', () => {
  const asked: string[] = [];
  let now = 0;
  beforeEach(() => {
    asked.length = 0;
    now = 0;
  });
  const kept = (atMost?: number) =>
    new KeptAnswers(async (question) => `${question}${asked.push(question)}`, {
      keptMs: 100,
      now: () => now,
      ...(atMost === undefined ? {} : { atMost }),
    });

  it('are shared until they are too old, counted from the question', async () => {
    const answers = kept();
    expect(await Promise.all([answers.of('a'), answers.of('a')])).toEqual(['a1', 'a1']);
    now = 99;
    expect(await answers.of('a')).toBe('a1');
    now = 100;
    expect(await answers.of('a')).toBe('a2');
  });

  it('are forgotten at once when somebody hears of a change', async () => {
    const answers = kept();
    await Promise.all([answers.of('a'), answers.of('b')]);
    answers.forget('a');
    expect(await Promise.all([answers.of('a'), answers.of('b')])).toEqual(['a3', 'b2']);
    answers.forget();
    expect(await answers.of('b')).toBe('b4');
  });

  it('do not keep what was on its way while it changed', async () => {
    const waiting: ((answer: string) => void)[] = [];
    const answers = new KeptAnswers(() => new Promise<string>((resolve) => waiting.push(resolve)), { keptMs: 100 });
    const early = answers.of('a');
    answers.forget('a');
    const late = answers.of('a');
    waiting[0]?.('old');
    waiting[1]?.('new');
    expect([await early, await late, await answers.of('a')]).toEqual(['old', 'new', 'new']);
  });

  it('are no failures, and never too many', async () => {
    let isAway = true;
    const answers = new KeptAnswers(
      async (question) => {
        asked.push(question);
        if (isAway) throw new Error('away');
        return question;
      },
      { keptMs: 100, atMost: 2 },
    );
    await expect(answers.of('a')).rejects.toThrow('away');
    isAway = false;
    for (const question of ['a', 'b', 'c', 'a']) await answers.of(question);
    expect(asked).toEqual(['a', 'a', 'b', 'c', 'a']);
  });

  it('survive a clock that was set back without living longer', async () => {
    const answers = kept();
    now = 10_000;
    await answers.of('a');
    now = 0;
    expect(await answers.of('a')).toBe('a2');
  });
});
