import { createHmac } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { root } from './base.fixture';
import { testConfig } from './config';

export const phone = { width: 360, height: 740 };
export const desk = { width: 1366, height: 768 };

/** Debian's Chromium without the services that it would call at home. */
export const launchChromium = (): Promise<Browser> =>
  chromium.launch({
    executablePath: testConfig.chromium,
    args: [
      ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
      ...['--disable-component-update', '--disable-sync'],
    ],
  });

export interface OpenContext {
  readonly viewport: { readonly width: number; readonly height: number };
  readonly javaScriptEnabled: boolean;
  readonly locale?: string;
}

/** Somebody at a browser of a size; pages are looked at by `Look`. */
export const openContext = (browser: Browser, options: OpenContext): Promise<BrowserContext> =>
  browser.newContext({ locale: 'zh-CN', ...options });

const screenshots = path.join(root, 'tmp/screenshots');

/** What is wrong with a page as it is painted: nothing when it is well. Leaves a picture of it. */
export async function faultsOf(page: Page, name: string): Promise<string[]> {
  const { width = 0 } = page.viewportSize() ?? {};
  fs.mkdirSync(screenshots, { recursive: true });
  await page.screenshot({ path: path.join(screenshots, `${name}-${width}.png`), fullPage: true });
  const seen = await page.evaluate(() => {
    const wide = [...document.querySelectorAll('body *')].find(
      (element) => element.getBoundingClientRect().right > document.documentElement.clientWidth + 1,
    );
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
    return {
      language: document.documentElement.lang,
      overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      widest: wide === undefined ? '' : wide.outerHTML.slice(0, 80),
      headings: document.querySelectorAll('h1').length,
      unlabelled: [...document.querySelectorAll('input:not([type=hidden]),select')].filter(
        (input) => (input as HTMLInputElement).labels?.length !== 1,
      ).length,
      repeated: ids.filter((id, index) => ids.indexOf(id) !== index),
    };
  });
  const fonts = seen.language.startsWith('zh') ? await fontsOf(page, 'h1') : ['WenQuanYi'];
  return [
    ...(/^(zh-CN|en)$/.test(seen.language) ? [] : [`lang is ${seen.language}`]),
    ...(seen.overflow > 0 ? [`${seen.overflow} px too wide: ${seen.widest}`] : []),
    ...(seen.headings === 1 ? [] : [`${seen.headings} h1`]),
    ...(seen.unlabelled === 0 ? [] : [`${seen.unlabelled} fields without a label`]),
    ...(seen.repeated.length === 0 ? [] : [`ids twice: ${seen.repeated.join()}`]),
    ...(fonts.some((font) => /WenQuanYi|CJK|Han|Hei|Song|YaHei|PingFang/i.test(font))
      ? []
      : [`glyphs of ${fonts.join()}`]),
  ];
}

/** The fonts that the glyphs of an element really came from. */
export async function fontsOf(page: Page, selector: string): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  try {
    await session.send('DOM.enable');
    await session.send('CSS.enable');
    const { root: document } = await session.send('DOM.getDocument');
    const { nodeId } = await session.send('DOM.querySelector', { nodeId: document.nodeId, selector });
    const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId });
    return fonts.map(({ familyName }) => familyName);
  } finally {
    await session.detach();
  }
}

/** RFC 6238 with the parameters that authenticator apps take: SHA-1, 30 s, 6 digits. */
export function totp(secret: string, at = Date.now()): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...secret.replace(/\s/g, '')]
    .map((char) => alphabet.indexOf(char).toString(2).padStart(5, '0'))
    .join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const digest = createHmac('sha1', key).update(counter).digest();
  const offset = (digest[19] as number) & 0xf;
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}
