import type { KeyObject } from 'node:crypto';

export interface DigestWork {
  readonly algorithm: 'hmac-sha256';
  readonly key: KeyObject;
  readonly contexts: readonly Uint8Array[];
}

export interface CipherWork {
  readonly algorithm: 'aes-256-gcm';
  readonly key: KeyObject;
  readonly header: Uint8Array;
  readonly associated: readonly Uint8Array[];
}

export interface WritingWork {
  readonly text: Uint8Array<ArrayBuffer>;
  readonly plains: Uint8Array<ArrayBuffer>;
  readonly lengths: Uint32Array;
  readonly uses: Uint16Array;
  readonly digest: DigestWork;
  readonly cipher: CipherWork | undefined;
}

export function writeValues(work: WritingWork): Buffer;
