/** Values to seal or to index together. Flat, because whoever has many of them has millions. */
export interface ManyValues {
  readonly plains: readonly string[];
  /** Purposes or kinds, each once. */
  readonly names: readonly string[];
  /** For each of `plains` the place of its name. */
  readonly nameOf: readonly number[];
}

/** What was made of many values, in hex and in order. */
export class HexValues {
  /** @param ends in bytes, where each value ends */
  constructor(
    private readonly hex: string,
    private readonly ends: Uint32Array,
  ) {}

  static of(values: readonly Buffer[]): HexValues {
    let end = 0;
    const ends = Uint32Array.from(values, ({ length }) => (end += length));
    return new HexValues(Buffer.concat(values).toString('hex'), ends);
  }

  get length(): number {
    return this.ends.length;
  }

  at(nth: number): string {
    return this.hex.slice((this.ends[nth - 1] ?? 0) * 2, (this.ends[nth] ?? 0) * 2);
  }
}
