import { Gathered } from './gathered';

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('gathered questions', () => {
  it('of one turn go out together, each with its own answer', async () => {
    const sent: (readonly number[])[] = [];
    const gathered = new Gathered(async (questions: readonly number[]) => {
      sent.push(questions);
      return questions.map((question) => question * 2);
    });
    expect(await Promise.all([1, 2, 3].map((question) => gathered.ask(question)))).toEqual([2, 4, 6]);
    expect(await gathered.ask(4)).toBe(8);
    expect(sent).toEqual([[1, 2, 3], [4]]);
  });

  it('gather while two batches are on their way, and no batch is larger than 32', async () => {
    const sizes: number[] = [];
    const open: (() => void)[] = [];
    const gathered = new Gathered(async (questions: readonly number[]) => {
      sizes.push(questions.length);
      await new Promise<void>((resolve) => open.push(resolve));
      return questions;
    });
    const answers = [gathered.ask(0)];
    await turn();
    answers.push(gathered.ask(1));
    await turn();
    for (let question = 2; question < 42; question += 1) answers.push(gathered.ask(question));
    await turn();
    expect(sizes).toEqual([1, 1]);
    while (sizes.length < 4 || open.length > 0) {
      open.shift()?.();
      await turn();
    }
    expect(await Promise.all(answers)).toEqual(Array.from({ length: 42 }, (_, n) => n));
    expect(sizes).toEqual([1, 1, 32, 8]);
  });

  it('are answered while one of them takes longer, and the next ones do not wait for it', async () => {
    let letGo = (): void => undefined;
    const slow = new Promise<number>((resolve) => (letGo = () => resolve(-1)));
    const gathered = new Gathered<number, number>(async (questions) =>
      questions.map((question) => (question === 1 ? slow : question)),
    );
    const first = gathered.ask(1);
    expect(await gathered.ask(2)).toBe(2);
    expect(await Promise.all([3, 4].map((question) => gathered.ask(question)))).toEqual([3, 4]);
    letGo();
    expect(await first).toBe(-1);
  });

  it('fail together, and the next ones go on', async () => {
    let isBroken = true;
    const gathered = new Gathered(async (questions: readonly number[]) => {
      if (isBroken) throw new Error('away');
      return questions;
    });
    const settled = await Promise.allSettled([gathered.ask(1), gathered.ask(2)]);
    expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    isBroken = false;
    expect(await gathered.ask(3)).toBe(3);
  });
});
