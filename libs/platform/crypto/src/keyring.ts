import { createSecretKey, timingSafeEqual } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { DomainError } from '@plinth/error-contract';
import type { BlindIndex } from './blind-index';
import { cipherSuiteOf, digestSuiteOf } from './cipher-suite';
import type { CipherSuite, DigestSuite } from './cipher-suite';
import { CryptoErrors } from './errors';
import type { FieldCipher } from './field-cipher';
import type { KeyedDigest } from './keyed-digest';
import type { LinesOfValues, ValueWriter } from './lines-of-values';
import { SealingThread } from './sealing-thread';
import { writeValues } from './write-values.js';
import type { WritingWork } from './write-values.js';

/** `field` seals values, `index` makes blind indexes, `digest` makes digests of codes. */
export type KeyUse = 'field' | 'index' | 'digest';

export interface DataKey {
  readonly use: KeyUse;
  readonly version: number;
  readonly suite: number;
  readonly secret: Buffer;
  /** From then on new values are sealed with it; before, it only opens (other replicas may already use it). */
  readonly currentFrom: Date;
}

export interface KeyVersion extends Omit<DataKey, 'secret'> {
  readonly state: 'pending' | 'current' | 'retired';
}

interface HeldKey<S> {
  readonly version: number;
  readonly currentFrom: number;
  readonly key: KeyObject;
  readonly suite: S;
  readonly header: Buffer;
}

const HEADER = 3;

/** From so many on the way to another thread is shorter than the work. */
const MANY = 500;

/** The opened keys of a base, and the three things done with them. */
export class Keyring {
  private held!: ReturnType<typeof hold>;
  private readonly thread = new SealingThread();

  constructor(keys: readonly DataKey[]) {
    this.replace(keys);
  }

  /** Takes a newly read set of keys; values being sealed meanwhile use one or the other. */
  replace(keys: readonly DataKey[]): void {
    this.held = hold(keys);
  }

  /** First bytes of what is sealed now: suite tag and key version. */
  get currentHeader(): Buffer {
    return currentOf(this.held.field).header;
  }

  versions(): readonly KeyVersion[] {
    return this.held.keys.map(({ use, version, suite, currentFrom }) => {
      const current = currentOf<unknown>(this.held[use]).version;
      const state = version === current ? 'current' : version > current ? 'pending' : 'retired';
      return { use, version, suite, currentFrom, state };
    });
  }

  readonly fieldCipher: FieldCipher = {
    seal: (purpose, plain) => {
      const { key, suite, header } = currentOf(this.held.field);
      return Buffer.concat([header, suite.seal(key, associated(header, purpose), Buffer.from(plain))]);
    },
    open: (purpose, sealed) => {
      try {
        const header = sealed.subarray(0, HEADER);
        const found = this.held.field.find((candidate) => candidate.header.equals(header));
        if (!found) throw new Error('no such key');
        return found.suite.open(found.key, associated(header, purpose), sealed.subarray(HEADER)).toString('utf8');
      } catch {
        throw new DomainError(CryptoErrors.sealedValueInvalid);
      }
    },
    isStale: (sealed) => !sealed.subarray(0, HEADER).equals(this.currentHeader),
  };

  readonly blindIndex: BlindIndex = {
    of: (kind, value) => {
      const { key, suite } = currentOf(this.held.index);
      return suite.digest(key, kind, value);
    },
  };

  readonly valueWriter: ValueWriter = {
    write: async (lines, { isSealed }) => {
      const work = this.workOf(lines, isSealed);
      return lines.lengths.length < MANY ? writeValues(work) : this.thread.write(work);
    },
  };

  readonly digest: KeyedDigest = {
    of: (purpose, secret) => {
      const { key, suite } = currentOf(this.held.digest);
      return suite.digest(key, purpose, secret);
    },
    // Codes live for days: a digest made before a rotation must still match.
    matches: (purpose, secret, digest) =>
      this.held.digest
        .map(({ key, suite }) => suite.digest(key, purpose, secret))
        .map((made) => made.length === digest.length && timingSafeEqual(made, digest))
        .includes(true),
  };

  private workOf({ text, plains, lengths, uses, useOf }: LinesOfValues, isSealed: boolean): WritingWork {
    const { key, suite } = currentOf(this.held.index);
    return {
      text,
      plains,
      lengths: Uint32Array.from(lengths),
      uses: Uint16Array.from(useOf),
      digest: {
        algorithm: suite.algorithm,
        key,
        contexts: uses.map(({ kind }) => Uint8Array.from(Buffer.from(suite.contextOf(kind)))),
      },
      cipher: isSealed ? this.cipherFor(uses) : undefined,
    };
  }

  private cipherFor(uses: LinesOfValues['uses']): WritingWork['cipher'] {
    const { key, suite, header } = currentOf(this.held.field);
    return {
      algorithm: suite.algorithm,
      key,
      // Copies: a slice of Node's pool would take the whole pool along to another thread.
      header: Uint8Array.from(header),
      associated: uses.map(({ purpose }) => Uint8Array.from(associated(header, purpose))),
    };
  }
}

const associated = (header: Buffer, purpose: string): Buffer => Buffer.concat([header, Buffer.from(purpose)]);

function currentOf<S>(keys: readonly HeldKey<S>[]): HeldKey<S> {
  const now = Date.now();
  for (let place = keys.length - 1; place >= 0; place -= 1) {
    const candidate = keys[place] as HeldKey<S>;
    if (candidate.currentFrom <= now) return candidate;
  }
  throw new DomainError(CryptoErrors.sealedValueInvalid);
}

function hold(keys: readonly DataKey[]) {
  const sorted = [...keys].sort((a, b) => a.version - b.version);
  const of = <S>(use: KeyUse, suiteOf: (tag: number) => S | undefined): HeldKey<S>[] =>
    sorted.filter((key) => key.use === use).map((key) => heldKey(key, suiteOf(key.suite)));
  return {
    keys: sorted,
    field: of<CipherSuite>('field', cipherSuiteOf),
    index: of<DigestSuite>('index', digestSuiteOf),
    digest: of<DigestSuite>('digest', digestSuiteOf),
  };
}

function heldKey<S>(key: DataKey, suite: S | undefined): HeldKey<S> {
  if (suite === undefined) throw new Error(`This release does not know suite ${key.suite} of a ${key.use} key`);
  const header = Buffer.from([key.suite, key.version >> 8, key.version & 0xff]);
  return {
    version: key.version,
    currentFrom: key.currentFrom.getTime(),
    key: createSecretKey(key.secret),
    suite,
    header,
  };
}
