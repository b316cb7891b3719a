/**
 * Port: wakes listeners in every process of the deployment. A signal carries nothing and may be lost: whoever listens
 * looks at the truth when woken, and by itself from time to time.
 */
export abstract class Signals {
  /** Never fails and never waits. */
  abstract send(channel: string): void;
  /** Answers a function that stops listening. `wake` is also called when signals may have been missed. */
  abstract listen(channel: string, wake: () => void): () => void;
}
