import type { Browser } from 'playwright-core';
import { TestBase } from '../../plinth/test/base.fixture';
import { fontsOf, launchChromium, phone } from '../../plinth/test/chromium.fixture';
import { Visitor } from '../../plinth/test/people.fixture';
import { PortalPage } from './portal-page.fixture';

describe('the health of the base, as its operator reads it', () => {
  let base: TestBase;
  let browser: Browser;
  let visitor: Visitor;

  beforeAll(async () => {
    browser = await launchChromium();
    base = await TestBase.start();
    visitor = new Visitor(base);
    await visitor.acceptInvitation(await base.firstCode(), '周敏', 'zhoumin');
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await base?.close();
  }, 60_000);

  it.each([
    ['light', 'zh-CN', undefined],
    ['dark', 'en', phone],
    ['contrast', 'zh-CN', undefined],
  ] as const)('is told in words in %s, %s', async (theme, locale, viewport) => {
    const seat = await PortalPage.of(browser, base, visitor.browser, { theme, locale, ...(viewport && { viewport }) });
    await seat.open('/developer/health');
    await seat.page.waitForSelector(locale === 'en' ? 'text=Backup' : 'text=备份');
    await seat.page.waitForLoadState('networkidle');
    if (locale === 'zh-CN') expect((await fontsOf(seat.page, 'h1')).join()).toMatch(/WenQuanYi|CJK|Han|Hei/);
    expect(await seat.text).not.toContain('undefined');
    expect(await seat.faults(`health-${theme}-${locale}`)).toEqual([]);
    await seat.close();
  });

  it('is not shown once the base is away: the page says so and comes back by itself', async () => {
    const seat = await PortalPage.of(browser, base, visitor.browser);
    await seat.open('/developer/health');
    await seat.page.waitForSelector('text=检查于');
    await seat.context.setOffline(true);
    await seat.page.click('text=立即检查');
    await seat.page.waitForSelector('text=网络连接已断开');
    await seat.context.setOffline(false);
    await seat.page.waitForSelector('text=网络连接已断开', { state: 'detached' });
    await seat.page.waitForSelector('text=检查于');
    await seat.close();
  });
});
