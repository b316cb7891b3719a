import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import type { BoundedQueue } from './bounded-queue';
import { PasswordHashing, isMadeWith } from './password-hashing';
import type { HashParameters } from './password-hashing';

/** `Algorithm.Argon2id` of the binding; it is a const enum, which a per-file compiler cannot see into. */
const ARGON2ID = 2;

export class Argon2Hashing extends PasswordHashing {
  private nobody: Promise<string> | undefined;

  constructor(
    private readonly parameters: HashParameters,
    private readonly queue: BoundedQueue,
  ) {
    super();
  }

  hash(password: string): Promise<string> {
    return this.queue.run(() => this.make(password));
  }

  verify(phc: string, password: string): Promise<boolean> {
    return this.queue.run(() => verify(phc, password).catch(() => false));
  }

  async verifyNothing(password: string): Promise<false> {
    this.nobody ??= this.make(randomBytes(16).toString('hex'));
    const phc = await this.nobody;
    await this.verify(phc, password);
    return false;
  }

  isStale(phc: string): boolean {
    return !isMadeWith(phc, this.parameters);
  }

  private make(password: string): Promise<string> {
    const { memoryKiB, passes, parallelism } = this.parameters;
    return hash(password, { algorithm: ARGON2ID, memoryCost: memoryKiB, timeCost: passes, parallelism });
  }
}
