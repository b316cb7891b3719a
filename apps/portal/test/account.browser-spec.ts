import type { Browser } from 'playwright-core';
import { TestBase } from '../../plinth/test/base.fixture';
import { fontsOf, launchChromium, phone } from '../../plinth/test/chromium.fixture';
import { PASSWORDS, Visitor } from '../../plinth/test/people.fixture';
import { PortalPage } from './portal-page.fixture';

const NEXT = 'Calm-Harbour-58';

describe('the account of somebody, kept in order by themselves', () => {
  let base: TestBase;
  let browser: Browser;
  let visitor: Visitor;
  let at: PortalPage;

  beforeAll(async () => {
    browser = await launchChromium();
    base = await TestBase.start();
    visitor = new Visitor(base);
    await visitor.acceptInvitation(await base.firstCode(), '周敏', 'zhoumin');
    at = await PortalPage.of(browser, base, visitor.browser);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await base?.close();
  }, 60_000);

  it('is reached from the bar and shows who and from where', async () => {
    const { page } = at;
    await at.open('/');
    await page.click('header button:has-text("周敏")');
    await page.click('.ant-dropdown >> text=账号与安全');
    await page.waitForSelector('h1:has-text("我的账号")');
    await page.waitForSelector('text=本机');
    expect((await fontsOf(page, 'h1')).join()).toMatch(/WenQuanYi|CJK|Han|Hei/);
    expect(await at.text).toContain('zhoumin');
    expect(await at.faults('account')).toEqual([]);
  });

  it.each([
    ['dark', 'en', phone],
    ['contrast', 'zh-CN', undefined],
  ] as const)('can be read in %s, %s', async (theme, locale, viewport) => {
    const seat = await PortalPage.of(browser, base, visitor.browser, { theme, locale, ...(viewport && { viewport }) });
    await seat.open('/workbench/account');
    await seat.page.waitForLoadState('networkidle');
    expect(await seat.faults(`account-${theme}-${locale}`)).toEqual([]);
    await seat.close();
  });

  it('ends the session of another device, which is then signed out', async () => {
    const other = new Visitor(base);
    await other.signIn('zhoumin', PASSWORDS.administrator);
    await at.open('/workbench/account');
    const ends = at.page.locator('button[aria-label^="退出 "]');
    await ends.first().click();
    await at.page.waitForSelector('text=已退出');
    await ends.waitFor({ state: 'detached' });
    await at.page.waitForTimeout(2_000);
    const seat = await PortalPage.of(browser, base, other.browser);
    await seat.page.goto(`${base.url}/workbench/account`);
    await seat.page.waitForURL(/\/login\?return=/);
    expect(decodeURIComponent(seat.page.url())).toContain('/workbench/account');
    await seat.close();
  });

  it('takes a new password once the old one is right and the new one good enough', async () => {
    const { page } = at;
    await at.open('/workbench/account');
    const change = async (current: string, next: string, again = next): Promise<void> => {
      await page.fill('#currentPassword', current);
      await page.fill('#newPassword', next);
      await page.fill('#again', again);
      await page.click('button:has-text("修改密码")');
    };
    await change(PASSWORDS.administrator, NEXT, `${NEXT}x`);
    await page.waitForSelector('text=两次输入不一样');
    await change('not-my-password-1', NEXT);
    await page.waitForSelector('[role=alert]');
    expect(await at.faults('account-password-wrong')).toEqual([]);
    await change(PASSWORDS.administrator, 'zhoumin1');
    await page.waitForSelector('[role=alert]');
    await change(PASSWORDS.administrator, NEXT);
    await page.waitForSelector('text=密码已修改');
    expect(await page.inputValue('#newPassword')).toBe('');
    const again = await new Visitor(base).signIn('zhoumin', NEXT);
    expect(again.path).not.toBe('/login');
  });

  it('takes another user name, and says what is wrong with one', async () => {
    const { page } = at;
    await at.open('/workbench/account');
    await page.click('text=修改用户名');
    await page.fill('#username', '周敏 🎒 <script>');
    await page.click('[role=dialog] button:has-text("保存")');
    await page.waitForSelector('[role=dialog] [role=alert]');
    expect(await at.faults('account-username')).toEqual([]);
    await page.fill('#username', 'zhou-min');
    await page.click('[role=dialog] button:has-text("保存")');
    await page.waitForSelector('text=用户名已保存');
    await page.waitForSelector('dd:has-text("zhou-min")');
  });

  it('speaks another language at once', async () => {
    await at.open('/workbench/account');
    await at.page.click('label:has-text("English")');
    await at.page.waitForSelector('h1:has-text("My account")');
    await at.page.reload();
    await at.page.waitForSelector('h1:has-text("My account")');
    expect(await at.faults('account-en')).toEqual([]);
  });
});
