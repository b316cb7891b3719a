import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Browser, BrowserContext, Page, Request } from 'playwright-core';
import { root } from '../../plinth/test/base.fixture';
import type { TestBase } from '../../plinth/test/base.fixture';
import { desk, openContext } from '../../plinth/test/chromium.fixture';
import type { PlainBrowser } from '../../plinth/test/plain-browser.fixture';
import { axeFaults, glyphFaults, widthFaults } from './page-faults.fixture';

const pictures = path.join(root, 'tmp/screenshots/portal');

/** What text may hold anywhere: an emoji, marks that turn the direction of writing, a script. */
export const NASTY = '作业本 🎒 <script>window.hurt = 1</script>\u202Egnirts';

export interface Seat {
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly theme?: 'light' | 'dark' | 'contrast' | 'system';
  readonly locale?: 'zh-CN' | 'en';
  /** Fetches the code of other pages while nothing else is done, which nobody but their spec has to wait for. */
  readonly isAhead?: boolean;
}

/** Somebody who has signed in on the plain pages, at the portal. */
export class PortalPage {
  /** What the browser complained of; refusals of the API are part of the work. */
  readonly complaints: string[] = [];

  /** What the page waits for; a stream never ends. */
  private readonly asked = new Set<Request>();

  private constructor(
    private readonly base: TestBase,
    readonly context: BrowserContext,
    readonly page: Page,
  ) {
    page.on('pageerror', (error) => this.complaints.push(error.message));
    page.on('request', (request) => request.resourceType() !== 'eventsource' && this.asked.add(request));
    for (const end of ['requestfinished', 'requestfailed'] as const)
      page.on(end as 'requestfinished', (request) => this.asked.delete(request));
    page.on('console', (message) => {
      if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) this.complaints.push(message.text());
    });
  }

  static async of(browser: Browser, base: TestBase, signedIn: PlainBrowser, seat: Seat = {}): Promise<PortalPage> {
    const { viewport = desk, theme = 'light', locale = 'zh-CN', isAhead = false } = seat;
    const context = await openContext(browser, { viewport, locale, javaScriptEnabled: true });
    await context.addCookies([...signedIn.cookies].map(([name, value]) => ({ name, value, url: base.url })));
    await context.addInitScript((chosen) => {
      if (location.protocol.startsWith('http')) localStorage.setItem('plinth.theme', chosen);
    }, theme);
    if (!isAhead)
      await context.addInitScript(() => Object.defineProperty(navigator, 'connection', { value: { saveData: true } }));
    return new PortalPage(base, context, await context.newPage());
  }

  async open(address: string): Promise<void> {
    await this.page.goto(`${this.base.url}${address}`);
    await this.page.waitForSelector('h1');
  }

  /** Until everything that the page asked for is there. */
  async loaded(): Promise<void> {
    await this.page.waitForFunction(
      () => document.querySelector('h1') && !document.querySelector('[aria-busy=true]:not([inert] *)'),
    );
    for (let quiet = 0; quiet < 3; quiet = this.asked.size === 0 ? quiet + 1 : 0) await this.settled();
  }

  get text(): Promise<string> {
    return this.page.innerText('body');
  }

  /** Until nothing moves any more: what moves is brought to its end at once, where it is judged; what turns without end stays. */
  async settled(): Promise<void> {
    await this.page.evaluate(async () => {
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
      const moving = () =>
        document
          .getAnimations()
          .filter(
            ({ playState, effect }) => playState === 'running' && Number.isFinite(effect?.getComputedTiming().endTime),
          );
      do {
        for (const animation of moving()) animation.finish();
        // A piece that appears is painted once before it begins to move.
        await frame();
        await frame();
        await frame();
      } while (moving().length > 0);
    });
  }

  /** Leaves a picture. Answers what keeps somebody from using the page: findings of axe, a page wider than the window. */
  async faults(name: string): Promise<string[]> {
    const { page } = this;
    await this.settled();
    fs.mkdirSync(pictures, { recursive: true });
    await page.screenshot({ path: path.join(pictures, `${name}.png`) });
    const isHurt = await page.evaluate(() => 'hurt' in window);
    return [
      ...(await axeFaults(page)),
      ...(await glyphFaults(page)),
      ...(await widthFaults(page)),
      ...(isHurt ? ['a text ran as a script'] : []),
      ...this.complaints.splice(0),
    ];
  }

  async close(): Promise<void> {
    await this.context.close();
  }
}
