// Somebody at the portal of a base in Chromium, for the benches: signed in as the first administrator, with clocks in the page.
import { execFile } from 'node:child_process';
import * as path from 'node:path';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { WholeBase } from './whole-base';

const CLI = path.join(__dirname, '..', 'apps', 'cli', 'src', 'main.js');
const SEED_LIMIT_MS = 400_000;
const PASSWORD = 'Quiet-River-71';
export const DESK = { width: 1366, height: 768 };

const run = promisify(execFile);

/** The product's own command, as its operator runs it. */
export async function plinth(base: WholeBase, ...words: readonly string[]): Promise<Record<string, unknown>> {
  const { stdout } = await run(process.execPath, [CLI, '--json', ...words], {
    // eslint-disable-next-line no-restricted-syntax -- the command inherits what the bench was started with
    env: { ...process.env, PLINTH_HOME: base.home },
    timeout: SEED_LIMIT_MS,
    maxBuffer: 64 * 1024 * 1024,
  });
  return JSON.parse(stdout) as Record<string, unknown>;
}

const LATE_MS = 30_000;

/**
 * When something is first true in the page, looked at once a frame, in milliseconds since the page began. Evaluated by the
 * debugger: the page's own policy lets no text be run as a script.
 */
export const whenTrue = (page: Page, expression: string): Promise<number> =>
  page.evaluate(`new Promise((done, late) => {
    const until = performance.now() + ${LATE_MS};
    const look = () => {
      if (${expression}) done(performance.now());
      else if (performance.now() > until) late(new Error(${JSON.stringify(`not within half a minute: ${expression}`)}));
      else requestAnimationFrame(look);
    };
    look();
  })`);

/** From an act in the page until something is true there, by the clock of the page. */
export async function timed(page: Page, act: string, until: string): Promise<number> {
  await page.evaluate(`globalThis.__from = performance.now(); ${act}`);
  return (await whenTrue(page, until)) - ((await page.evaluate('globalThis.__from')) as number);
}

export class Seat {
  private constructor(
    private readonly browser: Browser,
    private readonly base: WholeBase,
    private readonly cookies: Awaited<ReturnType<BrowserContext['cookies']>>,
  ) {}

  static async take(base: WholeBase): Promise<Seat> {
    // eslint-disable-next-line no-restricted-syntax -- where Chromium is differs from machine to machine
    const executablePath = process.env['PLINTH_TEST_CHROMIUM'] ?? '/usr/bin/chromium';
    const browser = await chromium.launch({
      executablePath,
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-sync'],
    });
    const { code } = await plinth(base, 'admin', 'invite');
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(`${base.url}/first-administrator`);
    // A base that is kept has those of the runs before.
    const username = `zhoumin${Date.now().toString(36)}`;
    for (const [name, value] of Object.entries({ code: String(code), name: '周敏', username }))
      await page.fill(`[name=${name}]`, value);
    for (const name of ['password', 'password_again']) await page.fill(`[name=${name}]`, PASSWORD);
    await Promise.all([
      page.waitForURL((url) => url.pathname !== '/first-administrator'),
      page.keyboard.press('Enter'),
    ]);
    const cookies = await context.cookies();
    await context.close();
    return new Seat(browser, base, cookies);
  }

  /** A page of a browser that has seen nothing of the portal yet. */
  async fresh(): Promise<Page> {
    const context = await this.browser.newContext({ viewport: DESK, locale: 'zh-CN' });
    await context.addCookies(this.cookies);
    return context.newPage();
  }

  async open(address: string, page?: Page): Promise<Page> {
    const opened = page ?? (await this.fresh());
    await opened.goto(`${this.base.url}${address}`);
    await opened.waitForSelector('h1');
    return opened;
  }

  close(): Promise<void> {
    return this.browser.close();
  }
}
