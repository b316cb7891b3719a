/** The bytes of an uploaded file, wherever they are kept (memory, disk, encrypted storage). */
export abstract class FileBytes {
  abstract readonly size: number;
  /** Fewer bytes only at the end of the file. */
  abstract read(position: number, length: number): Promise<Buffer>;

  /** From start to end in chunks; a form that can do it faster overrides it. */
  async *stream(chunk = 256 * 1024): AsyncIterable<Buffer> {
    for (let at = 0; at < this.size; at += chunk) yield await this.read(at, Math.min(chunk, this.size - at));
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}

export class MemoryFileBytes extends FileBytes {
  readonly size: number;

  constructor(private readonly bytes: Buffer) {
    super();
    this.size = bytes.length;
  }

  read(position: number, length: number): Promise<Buffer> {
    return Promise.resolve(this.bytes.subarray(position, position + length));
  }
}
