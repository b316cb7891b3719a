/** Values with their weights, most frequent first or not. */
export type Weighted<T> = readonly (readonly [T, number])[];

/** Chances that are the same for the same seed, on every machine (xoshiro-like 32-bit mixing: sfc32). */
export class SeededRandom {
  private a: number;
  private b: number;
  private c: number;
  private counter = 1;

  /** @param names tell streams of one seed apart: the same names give the same stream */
  constructor(seed: number, ...names: readonly (string | number)[]) {
    const hash = hashOf(`${seed}/${names.join('/')}`);
    [this.a, this.b, this.c] = [hash, hash ^ 0x9e3779b9, seed | 0];
    for (let round = 0; round < 12; round += 1) this.next();
  }

  /** From 0 to below 1. */
  next(): number {
    const sum = (this.a + this.b + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = ((this.c << 21) | (this.c >>> 11)) + sum;
    return (sum >>> 0) / 4_294_967_296;
  }

  /** A whole number from `from` to `to`, both included. */
  between(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  chance(share: number): boolean {
    return this.next() < share;
  }

  pick<T>(values: readonly T[]): T {
    return values[Math.floor(this.next() * values.length)] as T;
  }

  shuffled<T>(values: readonly T[]): T[] {
    const mixed = [...values];
    for (let at = mixed.length - 1; at > 0; at -= 1) {
      const other = Math.floor(this.next() * (at + 1));
      [mixed[at], mixed[other]] = [mixed[other] as T, mixed[at] as T];
    }
    return mixed;
  }
}

/** Picks by weight in logarithmic time; made once, used a hundred thousand times. */
export class WeightedChoice<T> {
  private readonly sums: readonly number[];
  private readonly total: number;

  constructor(private readonly values: Weighted<T>) {
    let sum = 0;
    this.sums = values.map(([, weight]) => (sum += weight));
    this.total = sum;
  }

  pick(random: SeededRandom): T {
    const wanted = random.next() * this.total;
    let [low, high] = [0, this.sums.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.sums[middle] as number) > wanted) high = middle;
      else low = middle + 1;
    }
    return (this.values[low] as readonly [T, number])[0];
  }
}

/** FNV-1a. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash | 0;
}
