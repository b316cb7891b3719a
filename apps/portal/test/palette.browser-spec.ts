import type { Browser } from 'playwright-core';
import { launchChromium } from '../../plinth/test/chromium.fixture';
import { Visitor } from '../../plinth/test/people.fixture';
import { TestDistrict } from '../../plinth/test/school.fixture';
import { NASTY, PortalPage } from './portal-page.fixture';

describe('the way to everything by the keys alone', () => {
  let district: TestDistrict;
  let browser: Browser;
  let at: PortalPage;

  beforeAll(async () => {
    browser = await launchChromium();
    district = await TestDistrict.open();
    const visitor = new Visitor(district.base);
    await visitor.acceptInvitation(await district.base.firstCode(), '周敏', 'zhoumin');
    at = await PortalPage.of(browser, district.base, visitor.browser);
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    await district?.base.close();
  }, 60_000);

  const find = async (typed: string): Promise<void> => {
    await at.page.keyboard.press('Control+k');
    await at.page.waitForSelector('[role=combobox][aria-controls=palette-list]');
    await at.page.keyboard.type(typed);
  };

  it('opens a page by the initials of its pinyin', async () => {
    const { page } = at;
    await at.open('/');
    await find('mcdr');
    await page.waitForSelector('[role=option]:has-text("名册导入")');
    expect(await at.faults('palette')).toEqual([]);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/admin\/imports/);
  });

  it('finds a unit and a person, and tells when there is nothing', async () => {
    const { page } = at;
    await at.open('/');
    await find('第二实验');
    await page.waitForSelector('[role=option]:has-text("第二实验小学")');
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.searchParams.get('unit') === district.siblingId);
    await find('wang');
    await page.waitForSelector('[role=group][aria-labelledby=palette-people] [role=option]');
    expect(await at.faults('palette-people')).toEqual([]);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/admin\/people\/[\da-f-]{36}/);
    await find(NASTY);
    await page.waitForSelector('text=没有找到');
    expect(await at.faults('palette-nothing')).toEqual([]);
    await page.keyboard.press('Escape');
    await page.waitForSelector('[role=combobox][aria-controls=palette-list]', { state: 'detached' });
  });
});
