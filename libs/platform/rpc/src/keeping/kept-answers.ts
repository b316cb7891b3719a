import { apartFromCall } from '../call/current-call';

interface Kept<Answer> {
  readonly answer: Promise<Answer>;
  readonly until: number;
}

export interface KeptAnswersOptions {
  /** Counted from the question, so that no answer is older than this when it is used. */
  readonly keptMs: number;
  readonly atMost?: number;
  readonly now?: () => number;
}

/** Answers of another service, for a moment: whoever asks the same meanwhile shares one call. A failure is not kept. */
export class KeptAnswers<Answer> {
  private readonly kept = new Map<string, Kept<Answer>>();

  constructor(
    private readonly ask: (question: string) => Promise<Answer>,
    private readonly options: KeptAnswersOptions,
  ) {}

  of(question: string): Promise<Answer> {
    const now = this.now();
    const found = this.kept.get(question);
    if (found !== undefined && found.until > now && found.until <= now + this.options.keptMs) return found.answer;
    const answer = apartFromCall(() => this.ask(question));
    const entry = { answer, until: now + this.options.keptMs };
    this.kept.delete(question);
    this.kept.set(question, entry);
    answer.catch(() => this.kept.get(question) === entry && this.kept.delete(question));
    this.forgetOldest(now);
    return answer;
  }

  /** For whoever hears of a change: what is on its way is answered, and not kept either. */
  forget(question?: string): void {
    if (question === undefined) this.kept.clear();
    else this.kept.delete(question);
  }

  /** Map keeps insertion order, and every entry lives equally long: the expired ones are in front. */
  private forgetOldest(now: number): void {
    for (const [question, { until }] of this.kept) {
      if (until > now && this.kept.size <= (this.options.atMost ?? 10_000)) return;
      this.kept.delete(question);
    }
  }

  private now(): number {
    return (this.options.now ?? (() => performance.now()))();
  }
}
