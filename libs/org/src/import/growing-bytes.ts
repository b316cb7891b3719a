const FIRST = 64 * 1024;

/** Text as UTF-8 outside the heap, added piece by piece: nothing of it is left for the garbage collector to carry. */
export class GrowingBytes {
  private bytes = Buffer.allocUnsafeSlow(FIRST);
  private used = 0;

  /** Answers the number of its bytes. */
  add(text: string): number {
    const most = this.used + text.length * 3;
    if (most > this.bytes.length) this.grow(most);
    const added = this.bytes.write(text, this.used);
    this.used += added;
    return added;
  }

  textOf(from: number, length: number): string {
    return this.bytes.toString('utf8', from, from + length);
  }

  /** All of it in memory of its own, to be handed over; from then on it is empty. */
  take(): Uint8Array<ArrayBuffer> {
    const taken = new Uint8Array(this.bytes.subarray(0, this.used));
    this.bytes = Buffer.allocUnsafeSlow(0);
    this.used = 0;
    return taken;
  }

  private grow(least: number): void {
    const grown = Buffer.allocUnsafeSlow(Math.max(least, this.bytes.length * 2));
    this.bytes.copy(grown, 0, 0, this.used);
    this.bytes = grown;
  }
}
