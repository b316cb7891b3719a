import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Page } from 'playwright-core';
import { root } from '../../plinth/test/base.fixture';
import { fontsOf } from '../../plinth/test/chromium.fixture';

const axe = fs.readFileSync(path.join(root, 'node_modules/axe-core/axe.min.js'), 'utf8');

interface Finding {
  readonly impact: string;
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

/** What axe-core calls serious or critical. */
export async function axeFaults(page: Page): Promise<string[]> {
  // Evaluated by the debugger: the page's own policy lets no script in.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
  return page.evaluate(async () => {
    const { axe: judge } = globalThis as unknown as {
      axe: { run: (options: object) => Promise<{ violations: Finding[] }> };
    };
    // Style sheets and media asked for anew are for rules that are off, or about sound and films: there are none.
    const { violations } = await judge.run({ resultTypes: ['violations'], preload: false });
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`);
  });
}

/** A page that has to be moved sideways to be read. */
export function widthFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const places = [document.documentElement, ...document.querySelectorAll('main')];
    return places
      .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
      .map((place) => {
        const edge = place.getBoundingClientRect().left + place.clientWidth;
        const wide = [...place.querySelectorAll('*')].findLast(
          (element) => element.getBoundingClientRect().right > edge + 0.5,
        );
        const name = place.tagName.toLowerCase();
        return `${name} is ${place.scrollWidth - place.clientWidth} px too wide: ${wide?.outerHTML.slice(0, 160)}`;
      });
  });
}

/** Chinese drawn with glyphs of another language, or with none. */
export async function glyphFaults(page: Page): Promise<string[]> {
  const isChinese = await page.evaluate(
    () => document.documentElement.lang === 'zh-CN' && document.querySelector('h1') !== null,
  );
  if (!isChinese) return [];
  const glyphs = (await fontsOf(page, 'h1')).join();
  return /WenQuanYi|CJK|Han|Hei/.test(glyphs) ? [] : [`glyphs of ${glyphs}`];
}

/** What a program let slip into a text, and codes where words belong; in English, Chinese that is no name. */
export function wordFaults(page: Page, names: RegExp): Promise<string[]> {
  return page.evaluate((data) => {
    const slips = /undefined|\[object |\bNaN\b|Invalid Date|\b(?:org|identity|market|audit|gateway)\.[a-z_]+\.[a-z_]+/;
    const shown = document.body.innerText;
    // Developers are told the names of parameters.
    const code = location.pathname.startsWith('/developer') ? null : /\b[a-z]+(?:_[a-z]+)+\b/.exec(shown);
    const slip = slips.exec(shown) ?? code;
    const own = 'h1,h2,th,legend,[role=tab],nav a,button.ant-btn,.ant-form-item-label,[placeholder]';
    const untranslated =
      document.documentElement.lang !== 'en'
        ? []
        : [...document.querySelectorAll(own)]
            // A part that says it is Chinese is meant to be.
            .filter((element) => element.closest('[lang="zh-CN"]') === null)
            .map((element) => element.getAttribute('placeholder') ?? element.textContent ?? '')
            .map((text) => text.replaceAll(new RegExp(data, 'g'), ''))
            .filter((text) => /\p{Script=Han}/u.test(text));
    return [
      ...(slip === null ? [] : [`says ${shown.slice(Math.max(0, slip.index - 20), slip.index + 60)}`]),
      ...untranslated.map((text) => `not in English: ${text.slice(0, 80)}`),
    ];
  }, names.source);
}

/** Controls that do not show that they have the focus. Leaves it where it was. */
export async function focusFaults(page: Page): Promise<string[]> {
  // From now on the page takes whoever is there for somebody with a keyboard.
  await page.keyboard.press('Tab');
  return page.evaluate(async () => {
    const still = () => {
      for (const animation of document.getAnimations())
        if (Number.isFinite(animation.effect?.getComputedTiming().endTime)) animation.finish();
    };
    const look = (element: Element) => {
      let seen = '';
      for (let at: Element | null = element, level = 0; at !== null && level < 4; at = at.parentElement, level++) {
        const { outlineStyle, outlineWidth, outlineColor, boxShadow, borderColor, backgroundColor, transform } =
          getComputedStyle(at);
        seen += [outlineStyle, outlineWidth, outlineColor, boxShadow, borderColor, backgroundColor, transform].join();
      }
      return seen;
    };
    const before = document.activeElement;
    const faults: string[] = [];
    const controls = document.querySelectorAll<HTMLElement>('a[href],button,input,select,textarea,[tabindex="0"]');
    for (const control of [...controls].filter((one) => one.checkVisibility() && one.tabIndex >= 0).slice(0, 80)) {
      (document.activeElement as HTMLElement | null)?.blur();
      still();
      const without = look(control);
      control.focus({ preventScroll: true });
      await new Promise((resolve) => setTimeout(resolve));
      still();
      if (document.activeElement === control && look(control) === without)
        faults.push(`focus not seen: ${control.outerHTML.slice(0, 160)}`);
    }
    (before as HTMLElement | null)?.focus({ preventScroll: true });
    return faults;
  });
}

/** How much of what was already read has moved away while the page was made (the web vital CLS). */
export async function shiftFaults(page: Page): Promise<string[]> {
  const shifts = await page.evaluate(
    () =>
      new Promise<{ value: number; source: string }[]>((resolve) => {
        const observer = new PerformanceObserver((list) => {
          observer.disconnect();
          const entries = list.getEntries() as unknown as {
            value: number;
            hadRecentInput: boolean;
            sources: readonly { node: Element | null }[];
          }[];
          resolve(
            entries
              .filter(({ hadRecentInput }) => !hadRecentInput)
              .map(({ value, sources }) => ({
                value,
                source: sources
                  .slice(0, 2)
                  .map(({ node }) => node?.outerHTML?.slice(0, 100) ?? node?.textContent?.slice(0, 40))
                  .join(' | '),
              })),
          );
        });
        observer.observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => resolve([]), 50);
      }),
  );
  const sum = shifts.reduce((total, { value }) => total + value, 0);
  const most = shifts.toSorted((one, other) => other.value - one.value)[0];
  return sum <= 0.05 ? [] : [`moved by ${sum.toFixed(3)} while it was made, most by ${most?.source}`];
}
