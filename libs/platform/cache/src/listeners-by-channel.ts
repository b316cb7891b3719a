export class ListenersByChannel {
  private readonly held = new Map<string, Set<() => void>>();

  add(channel: string, wake: () => void): () => void {
    const known = this.held.get(channel) ?? new Set();
    this.held.set(channel, known.add(wake));
    return () => {
      known.delete(wake);
      if (known.size === 0 && this.held.get(channel) === known) this.held.delete(channel);
    };
  }

  get channels(): readonly string[] {
    return [...this.held.keys()];
  }

  wake(channel: string): void {
    for (const wake of this.held.get(channel) ?? []) wake();
  }

  wakeAll(): void {
    for (const channel of this.channels) this.wake(channel);
  }
}
