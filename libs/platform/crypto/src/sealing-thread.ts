import type { KeyObject } from 'node:crypto';
import * as path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { PlainValue } from './field-cipher';

const IDLE_MS = 5_000;

export interface SealingKey {
  readonly algorithm: string;
  readonly key: KeyObject;
  readonly header: Buffer;
}

interface Waiting {
  readonly resolve: (sealed: readonly string[]) => void;
  readonly reject: (error: Error) => void;
}

interface Answer {
  readonly id: number;
  readonly sealed: ArrayBuffer;
  readonly ends: Uint32Array;
}

/**
 * Seals many values beside the thread that reads them. The thread starts with the first call, holds no process back and
 * ends when nobody has called for a while. Keys are handed over as handles of node:crypto, never as bytes.
 */
export class SealingThread {
  private worker: Worker | undefined;
  private idle: NodeJS.Timeout | undefined;
  private readonly waiting = new Map<number, Waiting>();
  private last = 0;

  seal({ algorithm, key, header }: SealingKey, values: readonly PlainValue[]): Promise<readonly string[]> {
    const purposes = [...new Set(values.map(({ purpose }) => purpose))];
    const nth = new Map(purposes.map((purpose, at) => [purpose, at]));
    const purposeOf = Uint16Array.from(values, ({ purpose }) => nth.get(purpose) ?? 0);
    const plains = values.map(({ plain }) => plain);
    clearTimeout(this.idle);
    const worker = (this.worker ??= this.start());
    worker.ref();
    const id = (this.last += 1);
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      // A copy of the header: a slice of Node's pool would take the whole pool along.
      worker.postMessage({ id, algorithm, key, header: Uint8Array.from(header), purposes, purposeOf, plains });
    });
  }

  private start(): Worker {
    const worker = new Worker(path.join(__dirname, 'sealing-thread.worker.js'));
    worker.on('message', (answer: Answer) => this.answer(answer));
    worker.on('error', (error) => this.fail(worker, error));
    worker.on('exit', (code) => this.fail(worker, new Error(`The sealing thread ended with ${code}`)));
    return worker;
  }

  private answer({ id, sealed, ends }: Answer): void {
    const hex = Buffer.from(sealed).toString('hex');
    const values: string[] = [];
    let from = 0;
    for (const end of ends) {
      values.push(hex.slice(from * 2, end * 2));
      from = end;
    }
    this.waiting.get(id)?.resolve(values);
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
