import { DomainError } from '@plinth/error-contract';
import { apartFromCall } from '../call/current-call';

interface Waiting<Question, Answer> {
  readonly question: Question;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Questions that come up in the same turn of the event loop go out as one call: under load many requests share one, and
 * a single one waits for nobody. An answer too large for one message is asked for in halves.
 */
export class BatchedQuestions<Question, Answer> {
  private waiting: Waiting<Question, Answer>[] = [];

  constructor(
    private readonly ask: (questions: readonly Question[]) => Promise<readonly Answer[]>,
    private readonly largest = 100,
  ) {}

  answerTo(question: Question): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ question, resolve, reject });
      if (this.waiting.length === 1) setImmediate(() => this.send());
      else if (this.waiting.length >= this.largest) this.send();
    });
  }

  private send(): void {
    const batch = this.waiting;
    this.waiting = [];
    if (batch.length > 0) void apartFromCall(() => this.settle(batch));
  }

  private async settle(batch: readonly Waiting<Question, Answer>[]): Promise<void> {
    try {
      const answers = await this.ask(batch.map(({ question }) => question));
      if (answers.length !== batch.length) throw new Error(`${batch.length} questions, ${answers.length} answers`);
      batch.forEach(({ resolve }, index) => resolve(answers[index] as Answer));
    } catch (error) {
      if (batch.length > 1 && error instanceof DomainError && error.kind === 'too_large') {
        const half = Math.ceil(batch.length / 2);
        await Promise.all([this.settle(batch.slice(0, half)), this.settle(batch.slice(half))]);
        return;
      }
      for (const { reject } of batch) reject(error);
    }
  }
}
