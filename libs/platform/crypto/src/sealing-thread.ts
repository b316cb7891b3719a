import type { KeyObject } from 'node:crypto';
import * as path from 'node:path';
import { Worker } from 'node:worker_threads';
import { HexValues } from './many-values';
import type { ManyValues } from './many-values';

const IDLE_MS = 5_000;

export interface SealingKey {
  readonly algorithm: 'aes-256-gcm';
  readonly key: KeyObject;
  readonly header: Buffer;
}

export interface DigestKey {
  readonly algorithm: 'hmac-sha256';
  readonly key: KeyObject;
  /** What stands before a value of this kind. */
  readonly contextOf: (kind: string) => string;
}

interface Waiting {
  readonly resolve: (made: HexValues) => void;
  readonly reject: (error: Error) => void;
}

interface Answer {
  readonly id: number;
  readonly bytes: ArrayBuffer;
  readonly ends: Uint32Array;
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

  seal({ header, ...key }: SealingKey, { plains, names, nameOf }: ManyValues): Promise<HexValues> {
    const associated = names.map((purpose) => Uint8Array.from(Buffer.concat([header, Buffer.from(purpose)])));
    // A copy of the header: a slice of Node's pool would take the whole pool along.
    return this.ask({
      ...key,
      header: Uint8Array.from(header),
      associated,
      purposeOf: Uint16Array.from(nameOf),
      plains,
    });
  }

  digest({ contextOf, ...key }: DigestKey, { plains, names, nameOf }: ManyValues): Promise<HexValues> {
    return this.ask({ ...key, contexts: names.map(contextOf), contextOf: Uint16Array.from(nameOf), plains });
  }

  private ask(work: object): Promise<HexValues> {
    clearTimeout(this.idle);
    const worker = (this.worker ??= this.start());
    worker.ref();
    const id = (this.last += 1);
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      worker.postMessage({ id, ...work });
    });
  }

  private start(): Worker {
    const worker = new Worker(path.join(__dirname, 'sealing-thread.worker.js'));
    worker.on('message', (answer: Answer) => this.answer(answer));
    worker.on('error', (error) => this.fail(worker, error));
    worker.on('exit', (code) => this.fail(worker, new Error(`The sealing thread ended with ${code}`)));
    return worker;
  }

  private answer({ id, bytes, ends }: Answer): void {
    // As long as all of `ends` and no longer: room was left for the longest encoding.
    const hex = Buffer.from(bytes, 0, ends.at(-1) ?? 0).toString('hex');
    this.waiting.get(id)?.resolve(new HexValues(hex, ends));
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
