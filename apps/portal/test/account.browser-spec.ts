import { phone } from '../../plinth/test/chromium.fixture';
import { PASSWORDS, Visitor } from '../../plinth/test/people.fixture';
import { Portal } from './portal.fixture';

const NEXT = 'Calm-Harbour-58';

describe('the account of somebody, kept in order by themselves', () => {
  const portal = new Portal();

  it('is reached from the bar and shows who and from where', async () => {
    const { page } = portal.at;
    await portal.at.open('/');
    await page.click('header button:has-text("周敏")');
    await page.click('.ant-dropdown >> text=账号与安全');
    await page.waitForSelector('h1:has-text("我的账号")');
    await page.waitForSelector('text=本机');
    expect(await portal.at.text).toContain('zhoumin');
    expect(await portal.at.faults('account')).toEqual([]);
  });

  it.each([
    ['dark', 'en', phone],
    ['contrast', 'zh-CN', undefined],
  ] as const)('can be read in %s, %s', async (theme, locale, viewport) => {
    const seat = await portal.sit({ theme, locale, ...(viewport && { viewport }) });
    await seat.open('/workbench/account');
    await seat.page.waitForLoadState('networkidle');
    expect(await seat.faults(`account-${theme}-${locale}`)).toEqual([]);
  });

  it('ends the session of another device, which is then signed out', async () => {
    const other = new Visitor(portal.base);
    await other.signIn('zhoumin', PASSWORDS.administrator);
    await portal.at.open('/workbench/account');
    const ends = portal.at.page.locator('button[aria-label^="退出 "]');
    await ends.first().click();
    await portal.at.page.waitForSelector('text=已退出');
    await ends.waitFor({ state: 'detached' });
    await portal.at.page.waitForTimeout(2_000);
    const seat = await portal.sit({}, other);
    await seat.page.goto(`${portal.base.url}/workbench/account`);
    await seat.page.waitForURL(/\/login\?return=/);
    expect(decodeURIComponent(seat.page.url())).toContain('/workbench/account');
  });

  it('takes a new password once the old one is right and the new one good enough', async () => {
    const { page } = portal.at;
    await portal.at.open('/workbench/account');
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
    expect(await portal.at.faults('account-password-wrong')).toEqual([]);
    await change(PASSWORDS.administrator, 'zhoumin1');
    await page.waitForSelector('[role=alert]');
    await change(PASSWORDS.administrator, NEXT);
    await page.waitForSelector('text=密码已修改');
    expect(await page.inputValue('#newPassword')).toBe('');
    const again = await new Visitor(portal.base).signIn('zhoumin', NEXT);
    expect(again.path).not.toBe('/login');
  });

  it('takes another user name, and says what is wrong with one', async () => {
    const { page } = portal.at;
    await portal.at.open('/workbench/account');
    await page.click('text=修改用户名');
    await page.fill('#username', '周敏 🎒 <script>');
    await page.click('[role=dialog] button:has-text("保存")');
    await page.waitForSelector('[role=dialog] [role=alert]');
    expect(await portal.at.faults('account-username')).toEqual([]);
    await page.fill('#username', 'zhou-min');
    await page.click('[role=dialog] button:has-text("保存")');
    await page.waitForSelector('text=用户名已保存');
    await page.waitForSelector('dd:has-text("zhou-min")');
  });

  it('speaks another language at once', async () => {
    await portal.at.open('/workbench/account');
    await portal.at.page.click('label:has-text("English")');
    await portal.at.page.waitForSelector('h1:has-text("My account")');
    await portal.at.page.reload();
    await portal.at.page.waitForSelector('h1:has-text("My account")');
    expect(await portal.at.faults('account-en')).toEqual([]);
  });
});
