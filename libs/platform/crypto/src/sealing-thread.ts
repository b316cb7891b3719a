import * as path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { WritingWork } from './write-values.js';

const IDLE_MS = 5_000;

interface Waiting {
  readonly resolve: (made: Buffer) => void;
  readonly reject: (error: Error) => void;
}

interface Answer {
  readonly id: number;
  readonly buffer: ArrayBuffer;
}

/**
 * Seals and indexes many values beside the thread that reads them. The thread starts with the first call, holds no process back and
 * ends when nobody has called for a while. Keys are handed over as handles of node:crypto, never as bytes.
 */
export class SealingThread {
  private worker: Worker | undefined;
  private idle: NodeJS.Timeout | undefined;
  private readonly waiting = new Map<number, Waiting>();
  private last = 0;

  write(work: WritingWork): Promise<Buffer> {
    clearTimeout(this.idle);
    const worker = (this.worker ??= this.start());
    worker.ref();
    const id = (this.last += 1);
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      worker.postMessage({ id, ...work }, [work.text.buffer, work.plains.buffer]);
    });
  }

  private start(): Worker {
    const worker = new Worker(path.join(__dirname, 'sealing-thread.worker.js'));
    worker.on('message', (answer: Answer) => this.answer(answer));
    worker.on('error', (error) => this.fail(worker, error));
    worker.on('exit', (code) => this.fail(worker, new Error(`The sealing thread ended with ${code}`)));
    return worker;
  }

  private answer({ id, buffer }: Answer): void {
    this.waiting.get(id)?.resolve(Buffer.from(buffer));
    this.waiting.delete(id);
    if (this.waiting.size > 0) return;
    this.worker?.unref();
    this.idle = setTimeout(() => this.stop(), IDLE_MS).unref();
  }

  private stop(): void {
    const worker = this.worker;
    this.worker = undefined;
    void worker?.terminate();
  }

  /** Whoever waits hears of it and tries again; the next call starts a new thread. */
  private fail(worker: Worker, error: Error): void {
    if (this.worker !== worker) return;
    this.worker = undefined;
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
  }
}
