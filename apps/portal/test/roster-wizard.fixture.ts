import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import type { Page } from 'playwright-core';

/** Rosters and files that are none, in a folder of their own. */
export class RosterFolder {
  private readonly folder = fs.mkdtempSync(path.join(os.tmpdir(), 'plinth-rosters-'));

  write(name: string, content: string | Buffer): string {
    const file = path.join(this.folder, name);
    fs.writeFileSync(file, content);
    return file;
  }

  roster(name: string, ...lines: readonly string[]): string {
    return this.write(name, ['姓名,性别,班级,学号', ...lines].join('\n'));
  }

  /** Takes no room on the disk. */
  sparse(name: string, bytes: number): string {
    const file = this.write(name, 'PK\u0003\u0004');
    fs.truncateSync(file, bytes);
    return file;
  }

  /** [MS-CFB]: a header, and a directory that names one stream. */
  compound(name: string, stream: string): string {
    const bytes = Buffer.alloc(2048);
    Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(bytes);
    bytes.writeUInt16LE(9, 30);
    bytes.writeUInt32LE(1, 48);
    bytes.write(stream, 1024, 'utf16le');
    return this.write(name, bytes);
  }

  remove(): void {
    fs.rmSync(this.folder, { recursive: true });
  }
}

/** The import wizard as somebody works it. */
export class RosterWizard {
  constructor(readonly page: Page) {}

  choose(file: string): Promise<void> {
    return this.page.setInputFiles('input[type=file]', file);
  }

  /** A file from the desk, let go over something of the page as a hand does it. */
  async drop(file: string, over: string): Promise<void> {
    const box = await this.page.locator(over).first().boundingBox();
    if (box === null) throw new Error(`${over} is not to be seen`);
    const session = await this.page.context().newCDPSession(this.page);
    const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    const data = { items: [], files: [file], dragOperationsMask: 1 };
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
      await session.send('Input.dispatchDragEvent', { type, ...at, data });
    await session.detach();
  }

  /** Uploads what was chosen; answers the address of the import once its dry run is shown. */
  async upload(): Promise<string> {
    await this.button('上传并试算').click();
    await this.page.waitForURL(/\/admin\/imports\/[0-9a-f-]{36}/);
    await this.page.waitForSelector('main select', { timeout: 60_000 });
    return this.page.url();
  }

  button(name: string | RegExp) {
    return this.page.getByRole('button', { name });
  }

  async toChanges(): Promise<void> {
    await this.button('下一步：核对变化').click();
    await this.page.waitForSelector('[role=tablist]');
  }

  async confirm(): Promise<void> {
    await this.button(/^确认导入/).click();
  }

  async done(): Promise<void> {
    await this.page.waitForSelector('main >> text=导入完成', { timeout: 60_000 });
  }

  /** Goes on with the Tab key until that control has the focus; by keyboard alone. */
  async tabTo(name: string | RegExp): Promise<void> {
    const pattern = typeof name === 'string' ? name : name.source;
    for (let pressed = 0; pressed < 120; pressed++) {
      await this.page.keyboard.press('Tab');
      const isThere = await this.page.evaluate((wanted) => {
        const element = document.activeElement;
        const words = [
          element?.getAttribute('aria-label'),
          element?.textContent,
          (element as HTMLInputElement | null)?.labels?.[0]?.textContent,
        ];
        return words.some((text) => text !== null && text !== undefined && new RegExp(wanted).test(text));
      }, pattern);
      if (isThere) return;
    }
    throw new Error(`The Tab key does not lead to ${pattern}`);
  }
}
