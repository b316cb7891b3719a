import { NASTY } from './portal-page.fixture';
import { DistrictPortal } from './portal.fixture';

describe('the way to everything by the keys alone', () => {
  const portal = new DistrictPortal();

  const find = async (typed: string): Promise<void> => {
    await portal.at.page.keyboard.press('Control+k');
    await portal.at.page.waitForSelector('[role=combobox][aria-controls=palette-list]');
    await portal.at.page.keyboard.type(typed);
  };

  it('opens a page by the initials of its pinyin', async () => {
    const { page } = portal.at;
    await portal.at.open('/');
    await find('mcdr');
    await page.waitForSelector('[role=option]:has-text("名册导入")');
    expect(await portal.at.faults('palette')).toEqual([]);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/admin\/imports/);
  });

  it('finds a unit and a person, and tells when there is nothing', async () => {
    const { page } = portal.at;
    await portal.at.open('/');
    await find('第二实验');
    await page.waitForSelector('[role=option]:has-text("第二实验小学")');
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.searchParams.get('unit') === portal.district.siblingId);
    await find('wang');
    await page.waitForSelector('[role=group][aria-labelledby=palette-people] [role=option]');
    expect(await portal.at.faults('palette-people')).toEqual([]);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/admin\/people\/[\da-f-]{36}/);
    await find(NASTY);
    await page.waitForSelector('text=没有找到');
    expect(await portal.at.faults('palette-nothing')).toEqual([]);
    await page.keyboard.press('Escape');
    await page.waitForSelector('[role=combobox][aria-controls=palette-list]', { state: 'detached' });
  });
});
