import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { root } from '../../plinth/test/base.fixture';
import type { TestBase } from '../../plinth/test/base.fixture';
import { desk, fontsOf, openContext } from '../../plinth/test/chromium.fixture';
import type { PlainBrowser } from '../../plinth/test/plain-browser.fixture';

const axe = fs.readFileSync(path.join(root, 'node_modules/axe-core/axe.min.js'), 'utf8');
const pictures = path.join(root, 'tmp/screenshots/portal');

/** What text may hold anywhere: an emoji, marks that turn the direction of writing, a script. */
export const NASTY = '作业本 🎒 <script>window.hurt = 1</script>\u202Egnirts';

export interface Seat {
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly theme?: 'light' | 'dark' | 'contrast';
  readonly locale?: 'zh-CN' | 'en';
}

/** Somebody who has signed in on the plain pages, at the portal. */
export class PortalPage {
  /** What the browser complained of; refusals of the API are part of the work. */
  readonly complaints: string[] = [];

  private constructor(
    private readonly base: TestBase,
    readonly context: BrowserContext,
    readonly page: Page,
  ) {
    page.on('pageerror', (error) => this.complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) this.complaints.push(message.text());
    });
  }

  static async of(browser: Browser, base: TestBase, signedIn: PlainBrowser, seat: Seat = {}): Promise<PortalPage> {
    const { viewport = desk, theme = 'light', locale = 'zh-CN' } = seat;
    const context = await openContext(browser, { viewport, locale, javaScriptEnabled: true });
    await context.addCookies([...signedIn.cookies].map(([name, value]) => ({ name, value, url: base.url })));
    await context.addInitScript((chosen) => {
      if (location.protocol.startsWith('http')) localStorage.setItem('plinth.theme', chosen);
    }, theme);
    return new PortalPage(base, context, await context.newPage());
  }

  async open(address: string): Promise<void> {
    await this.page.goto(`${this.base.url}${address}`);
    await this.page.waitForSelector('h1');
  }

  get text(): Promise<string> {
    return this.page.innerText('body');
  }

  /** Until nothing moves any more; what turns without end does not count. */
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
        await Promise.all(moving().map(({ finished }) => finished.catch(() => undefined)));
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
    // Evaluated by the debugger: the page's own policy lets no script in.
    await page.evaluate(axe);
    const findings = await page.evaluate(async () => {
      const run = (globalThis as unknown as { axe: { run: (options: object) => Promise<{ violations: Finding[] }> } })
        .axe;
      interface Finding {
        readonly impact: string;
        readonly id: string;
        readonly nodes: readonly { readonly html: string }[];
      }
      const { violations } = await run.run({ resultTypes: ['violations'] });
      return violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`);
    });
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    const isHurt = await page.evaluate(() => 'hurt' in window);
    const isChinese = await page.evaluate(
      () => document.documentElement.lang === 'zh-CN' && document.querySelector('h1') !== null,
    );
    const glyphs = isChinese ? (await fontsOf(page, 'h1')).join() : 'Han';
    return [
      ...findings,
      ...(/WenQuanYi|CJK|Han|Hei/.test(glyphs) ? [] : [`glyphs of ${glyphs}`]),
      ...(overflow > 0 ? [`${overflow} px too wide`] : []),
      ...(isHurt ? ['a text ran as a script'] : []),
      ...this.complaints.splice(0),
    ];
  }

  async close(): Promise<void> {
    await this.context.close();
  }
}
