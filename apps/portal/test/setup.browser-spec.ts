import { phone } from '../../plinth/test/chromium.fixture';
import { PASSWORDS, Visitor } from '../../plinth/test/people.fixture';
import { Portal } from './portal.fixture';

describe('the first hour of an operator', () => {
  const portal = new Portal();

  const pick = async (label: string, text: string): Promise<void> => {
    const { page } = portal.at;
    await page.getByLabel(label, { exact: true }).fill(text);
    await page.locator('.ant-select-item-option:visible', { hasText: text }).first().waitFor();
    await page.keyboard.press('Enter');
  };
  /** Does it without a network: that is told on the page, and the network is back. */
  const without = async (act: () => Promise<void>): Promise<void> => {
    const { page, context } = portal.at;
    await context.setOffline(true);
    await act();
    await page.waitForSelector('main >> text=网络连接断开了');
    await context.setOffline(false);
    await page.waitForSelector('text=网络连接已断开', { state: 'detached' });
    portal.at.complaints.length = 0;
  };
  /** The server does it, and its answer does not arrive. */
  const loseAnswerOf = async (path: string): Promise<void> => {
    await portal.at.page.route(
      path,
      async (route) => {
        await route.fetch();
        await route.abort('internetdisconnected');
      },
      { times: 1 },
    );
  };
  const step = () => portal.at.page.locator('li[aria-current=step]').innerText();

  it('begins on the workbench and the overview of an empty base', async () => {
    const { page } = portal.at;
    await portal.at.open('/admin');
    await page.waitForSelector('text=首次设置还有 3 步');
    await portal.at.open('/');
    await page.waitForSelector('text=还有 3 步');
    expect(await portal.at.faults('setup-workbench')).toEqual([]);
    await page.click('text=开始设置');
    await page.waitForSelector('h1:has-text("首次设置")');
    await page.waitForSelector('#name');
    expect(await step()).toBe('名称与地区');
    expect(await portal.at.faults('setup-name')).toEqual([]);
  });

  it('names the base and its region, chosen by name', async () => {
    const { page } = portal.at;
    await page.click('text=保存并继续');
    await page.waitForSelector('text=请选择行政区划');
    await page.fill('#name', '蜀山区教育数字基座');
    await pick('行政区划 省级', '安徽');
    await pick('行政区划 市级', '合肥');
    await pick('行政区划 县级', '蜀山');
    await page.waitForSelector('text=代码 340104');
    await without(() => page.click('text=保存并继续'));
    expect(await page.inputValue('#name')).toBe('蜀山区教育数字基座');
    expect(await portal.at.text).toContain('代码 340104');
    await page.click('text=保存并继续');
    await page.waitForSelector('text=学校标识码');
    expect(await step()).toBe('第一所学校');
  });

  it('says at the field what is wrong with the code of a school, and goes on where it stood', async () => {
    const { page } = portal.at;
    await page.fill('#name', '合肥市第一实验小学');
    await page.fill('#code', '21340');
    await page.click('text=保存并继续');
    await page.waitForSelector('text=学校标识码为 10 位数字');
    await page.fill('#code', '9934000017');
    await page.click('text=保存并继续');
    await page.waitForSelector('.ant-form-item-explain-error:has-text("不是学校类别")');
    await page.fill('#code', '2131000017');
    await page.click('text=保存并继续');
    await page.waitForSelector('.ant-form-item-explain-error:has-text("340104")');
    expect(await portal.at.faults('setup-school-refused')).toEqual([]);
    const other = await portal.sit();
    await other.open('/admin/setup');
    await other.page.waitForSelector('li[aria-current=step]:has-text("第一所学校")');
    await page.fill('#code', '2134000017');
    await without(() => page.click('text=保存并继续'));
    await loseAnswerOf('**/api/org/v1/units');
    await page.click('text=保存并继续');
    await page.waitForSelector('main >> text=网络连接断开了');
    expect(await page.inputValue('#code')).toBe('2134000017');
    await page.click('text=保存并继续');
    await page.waitForSelector('text=设为管理员并生成登录码');
    await page.goBack();
    await page.waitForSelector('text=已有的学校');
    await page.reload();
    await page.waitForSelector('li:has-text("合肥市第一实验小学")');
    expect(await page.locator('li:has-text("合肥市第一实验小学")').count()).toBe(1);
    await page.click('button:has-text("下一步")');
    await page.waitForSelector('text=设为管理员并生成登录码');
  });

  it('goes on where it was after the base was started anew in the middle, with what was typed', async () => {
    const { page } = portal.at;
    await page.fill('#name', '林校长');
    await page.fill('#staffNumber', 'T0001');
    const startAgain = await portal.stop();
    await page.click('text=设为管理员并生成登录码');
    await page.waitForSelector('main >> text=网络连接断开了');
    await startAgain();
    portal.at.complaints.length = 0;
    expect(await page.inputValue('#name')).toBe('林校长');
    expect(await page.inputValue('#staffNumber')).toBe('T0001');
    const other = await portal.sit();
    await other.open('/admin/setup');
    await other.page.waitForSelector('li[aria-current=step]:has-text("学校管理员")');
    await other.page.waitForSelector('text=设为管理员并生成登录码');
    await page.fill('#staffNumber', '');
  });

  it('appoints an administrator, who signs in by the code that was handed over', async () => {
    const { page } = portal.at;
    await page.fill('#name', '林校长');
    await page.click('text=设为管理员并生成登录码');
    await page.waitForSelector('.ant-form-item-explain-error:has-text("至少填写一项")');
    await page.fill('#phone', '1380000');
    await page.click('text=设为管理员并生成登录码');
    await page.waitForSelector('.ant-form-item:has(#phone) .ant-form-item-explain-error:not(:has-text("至少"))');
    await page.fill('#phone', '');
    await page.fill('#staffNumber', 'T0001');
    await without(() => page.click('text=设为管理员并生成登录码'));
    // The person, then the role, then the code: whatever was lost on the way, nobody is there twice.
    for (const path of ['**/api/org/v1/people', '**/api/org/v1/role-assignments', '**/api/identity/v1/slips']) {
      await loseAnswerOf(path);
      await page.click('text=设为管理员并生成登录码');
      await page.waitForSelector('main >> text=网络连接断开了');
      await page.locator('button:has-text("设为管理员并生成登录码"):not(.ant-btn-loading)').waitFor();
    }
    portal.at.complaints.length = 0;
    await page.click('text=设为管理员并生成登录码');
    await page.waitForSelector('text=请把下面的内容交给林校长');
    expect(await page.locator('li:has-text("林校长")').count()).toBe(1);
    expect(await portal.at.faults('setup-slip')).toEqual([]);
    const [, name, code] = await page.locator('section dd span[translate=no]').allInnerTexts();
    expect(name).toBe('2134000017/T0001');
    const lin = new Visitor(portal.base);
    const own = await lin.signInFirst(name as string, code as string, PASSWORDS.administrator);
    expect(own.path).toBe('/');
    await page.click('button:has-text("下一步")');
    await page.waitForSelector('text=生成示例数据');
  });

  it('is tried out with a school that does not exist, and that is gone again', async () => {
    const { page } = portal.at;
    expect(await portal.at.faults('setup-sample')).toEqual([]);
    await portal.at.context.setOffline(true);
    await page.click('button:has-text("生成示例数据")');
    await page.waitForSelector('[role=status] >> text=请检查网络');
    await portal.at.context.setOffline(false);
    await page.locator('[role=status] button[aria-label="关闭"]').click();
    portal.at.complaints.length = 0;
    await page.click('button:has-text("生成示例数据")');
    await page.waitForSelector('text=正在生成');
    await page.reload();
    await page.waitForSelector('text=查看示例学校', { timeout: 60_000 });
    await page.click('text=查看示例学校');
    await page.waitForSelector('header >> text=示例');
    await page.waitForSelector('text=示例小学（示例数据） · 概览');
    expect(await portal.at.faults('setup-sample-school')).toEqual([]);
    await page.goBack();
    await page.click('button:has-text("删除示例数据")');
    await page.click('button:has-text("全部删除")');
    await page.waitForSelector('text=还没有示例数据', { timeout: 60_000 });
    await page.click('text=以后再说');
    await page.waitForSelector('text=可以开始使用了');
    expect(await portal.at.text).not.toContain('还没有完成');
    expect(await portal.at.faults('setup-next')).toEqual([]);
    await portal.at.open('/admin');
    await page.waitForSelector('text=待办事项');
    expect(await portal.at.text).not.toContain('首次设置还有');
  });

  it('can be come back to, in English, in the dark and on a phone', async () => {
    const seat = await portal.sit({ theme: 'dark', locale: 'en', viewport: phone });
    for (const name of ['name', 'school', 'administrator', 'sample', 'next']) {
      await seat.open(`/admin/setup?step=${name}`);
      await seat.page.waitForLoadState('networkidle');
      expect(await seat.text).not.toContain('undefined');
      expect(await seat.faults(`setup-${name}-phone`)).toEqual([]);
    }
  });
});
