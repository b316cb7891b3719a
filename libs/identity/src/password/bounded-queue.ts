import { DomainError } from '@plinth/error-contract';
import { IdentityErrors } from '@plinth/identity-contract';

/**
 * Runs so many jobs at once and lets so many wait; more are refused at once with a time to come back.
 * A storm of sign-ins then neither eats the memory nor starves the rest of the service.
 */
export class BoundedQueue {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(
    private readonly workers: number,
    private readonly maxWaiting: number,
    private readonly retryAfterSeconds = 5,
  ) {}

  /** Jobs under way and jobs that wait. */
  get load(): { readonly running: number; readonly waiting: number } {
    return { running: this.running, waiting: this.waiting.length };
  }

  async run<T>(job: () => Promise<T>): Promise<T> {
    if (this.running >= this.workers) await this.wait();
    else this.running += 1;
    try {
      return await job();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.running -= 1;
    }
  }

  private wait(): Promise<void> {
    if (this.waiting.length >= this.maxWaiting)
      throw new DomainError(IdentityErrors.busy, { retryAfterSeconds: this.retryAfterSeconds });
    return new Promise((resolve) => this.waiting.push(resolve));
  }
}
