import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { FileBytes } from './file-bytes';

export class DiskFileBytes extends FileBytes {
  private constructor(
    private readonly handle: FileHandle,
    readonly size: number,
  ) {
    super();
  }

  static async open(path: string): Promise<DiskFileBytes> {
    const handle = await open(path, 'r');
    return new DiskFileBytes(handle, (await handle.stat()).size);
  }

  async read(position: number, length: number): Promise<Buffer> {
    const wanted = Math.max(0, Math.min(length, this.size - position));
    const bytes = Buffer.allocUnsafe(wanted);
    let filled = 0;
    while (filled < wanted) {
      const { bytesRead } = await this.handle.read(bytes, filled, wanted - filled, position + filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return bytes.subarray(0, filled);
  }

  override close(): Promise<void> {
    return this.handle.close();
  }
}
