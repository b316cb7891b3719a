/** So many go together at most, and so many such batches are on their way at once. */
const MOST = 32;
const IN_FLIGHT = 2;

interface Asked<Q, A> {
  readonly question: Q;
  readonly resolve: (answer: A | Promise<A>) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Questions that come at about the same time go out as one: under load a round trip and a commit are shared by all that
 * gathered while the ones before were on their way. A question that comes alone goes alone, at once.
 */
export class Gathered<Q, A> {
  private readonly waiting: Asked<Q, A>[] = [];
  private inFlight = 0;
  private isDue = false;

  /** `answer` answers in the order of its questions; what takes longer for one of them is a promise of its own. */
  constructor(private readonly answer: (questions: readonly Q[]) => Promise<readonly (A | Promise<A>)[]>) {}

  ask(question: Q): Promise<A> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ question, resolve, reject });
      this.whenTurnEnds();
    });
  }

  private whenTurnEnds(): void {
    if (this.isDue || this.inFlight >= IN_FLIGHT || this.waiting.length === 0) return;
    this.isDue = true;
    setImmediate(() => {
      this.isDue = false;
      void this.send();
    });
  }

  private async send(): Promise<void> {
    const batch = this.waiting.splice(0, MOST);
    this.inFlight += 1;
    this.whenTurnEnds();
    try {
      const answers = await this.answer(batch.map(({ question }) => question));
      batch.forEach(({ resolve }, at) => resolve(answers[at] as A | Promise<A>));
    } catch (error) {
      for (const { reject } of batch) reject(error);
    } finally {
      this.inFlight -= 1;
      this.whenTurnEnds();
    }
  }
}
