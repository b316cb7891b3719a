/** Where a key was seen first. */
export interface Seen {
  readonly row: number;
  readonly sheet: number;
  /** Whether the other name was the same. */
  readonly isSameName: boolean;
}

const EMPTY = 0;
const FREE_SHARE = 0.6;

/**
 * Which identifiers a file has had, for a million rows in 24 MB: two 32-bit hashes instead of the text. Two texts meet
 * by chance once in 10^7 files of a million rows; nothing of an identifier stays in memory.
 */
export class SeenKeys {
  private capacity = 1 << 12;
  private count = 0;
  private low = new Uint32Array(this.capacity);
  private high = new Uint32Array(this.capacity);
  private rows = new Uint32Array(this.capacity);
  private sheets = new Uint16Array(this.capacity);
  private names = new Uint32Array(this.capacity);

  /** Remembers the key, or says where it stood before. */
  add(key: string, name: string, sheet: number, row: number): Seen | undefined {
    if (this.count > this.capacity * FREE_SHARE) this.grow();
    const low = hash(key, 0x9e3779b1) || 1;
    const high = hash(key, 0x85ebca6b);
    const slot = this.slotOf(low, high);
    const nameHash = name === '' ? 0 : hash(name, 7);
    if (this.low[slot] !== EMPTY) {
      return {
        row: this.rows[slot] ?? 0,
        sheet: this.sheets[slot] ?? 0,
        isSameName: this.names[slot] === nameHash,
      };
    }
    this.put(slot, low, high, row, sheet, nameHash);
    this.count += 1;
    return undefined;
  }

  private slotOf(low: number, high: number): number {
    let slot = low & (this.capacity - 1);
    while (this.low[slot] !== EMPTY && !(this.low[slot] === low && this.high[slot] === high)) {
      slot = (slot + 1) & (this.capacity - 1);
    }
    return slot;
  }

  private put(slot: number, low: number, high: number, row: number, sheet: number, name: number): void {
    this.low[slot] = low;
    this.high[slot] = high;
    this.rows[slot] = row;
    this.sheets[slot] = sheet;
    this.names[slot] = name;
  }

  private grow(): void {
    const { low, high, rows, sheets, names } = this;
    this.capacity *= 2;
    this.low = new Uint32Array(this.capacity);
    this.high = new Uint32Array(this.capacity);
    this.rows = new Uint32Array(this.capacity);
    this.sheets = new Uint16Array(this.capacity);
    this.names = new Uint32Array(this.capacity);
    low.forEach((each, at) => {
      if (each === EMPTY) return;
      const slot = this.slotOf(each, high[at] ?? 0);
      this.put(slot, each, high[at] ?? 0, rows[at] ?? 0, sheets[at] ?? 0, names[at] ?? 0);
    });
  }
}

/** FNV-1a with a final mix, so that digits that differ in one place part widely. */
function hash(text: string, seed: number): number {
  let value = seed ^ 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}
