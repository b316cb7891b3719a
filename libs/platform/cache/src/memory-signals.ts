import { ListenersByChannel } from './listeners-by-channel';
import { Signals } from './signals';

/** The form of one process. */
export class MemorySignals extends Signals {
  private readonly listeners = new ListenersByChannel();

  send(channel: string): void {
    setImmediate(() => this.listeners.wake(channel));
  }

  listen(channel: string, wake: () => void): () => void {
    return this.listeners.add(channel, wake);
  }
}
