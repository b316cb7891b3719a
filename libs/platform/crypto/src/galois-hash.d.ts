export class GaloisHash {
  /** Four words of the hash so far, the least significant first. */
  readonly state: Int32Array;
  constructor(key: Buffer);
  block(bytes: Buffer, at: number): void;
  lengths(associated: number, sealed: number): void;
  lastBlock(bytes: Buffer, at: number, associated: number, sealed: number): void;
}
