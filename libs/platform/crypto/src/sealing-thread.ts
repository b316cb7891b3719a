import type { KeyObject } from 'node:crypto';
import * as path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { PlainValue } from './field-cipher';
import type { IndexedValue } from './blind-index';

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
  readonly resolve: (made: readonly string[]) => void;
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

  seal({ header, ...key }: SealingKey, values: readonly PlainValue[]): Promise<readonly string[]> {
    const { distinct, placeOf } = placesOf(values.map(({ purpose }) => purpose));
    const associated = distinct.map((purpose) => Uint8Array.from(Buffer.concat([header, Buffer.from(purpose)])));
    const plains = values.map(({ plain }) => plain);
    // A copy of the header: a slice of Node's pool would take the whole pool along.
    return this.ask({ ...key, header: Uint8Array.from(header), associated, purposeOf: placeOf, plains });
  }

  digest({ contextOf, ...key }: DigestKey, values: readonly IndexedValue[]): Promise<readonly string[]> {
    const { distinct, placeOf } = placesOf(values.map(({ kind }) => kind));
    const plains = values.map(({ plain }) => plain);
    return this.ask({ ...key, contexts: distinct.map(contextOf), contextOf: placeOf, plains });
  }

  private ask(work: object): Promise<readonly string[]> {
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
    const hex = Buffer.from(bytes).toString('hex');
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

function placesOf(names: readonly string[]): { readonly distinct: readonly string[]; readonly placeOf: Uint16Array } {
  const places = new Map<string, number>();
  const placeOf = Uint16Array.from(names, (name) => {
    const place = places.get(name) ?? places.size;
    places.set(name, place);
    return place;
  });
  return { distinct: [...places.keys()], placeOf };
}
