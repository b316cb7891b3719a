import type { Page, Response } from 'playwright-core';
import ExcelJS from 'exceljs';
import { phone } from '../../plinth/test/chromium.fixture';
import { Visitor, api } from '../../plinth/test/people.fixture';
import { aCameraRemark, aPng, withSegment } from '../../../libs/org/src/unit-look/logo.fixture';
import { NASTY } from './portal-page.fixture';
import { DistrictPortal } from './portal.fixture';

const focusedRow = (page: Page): Promise<string | null> =>
  page.evaluate(() => (document.activeElement as HTMLElement).getAttribute('data-row'));

describe('people, units and the overview of a school', () => {
  const portal = new DistrictPortal();
  const rows = () => portal.at.page.locator('[data-row]');

  it('without a session leads to the sign-in and back to the same page', async () => {
    const stranger = await portal.stranger();
    await stranger.page.goto(`${portal.base.url}/admin/people?q=wang`);
    await stranger.page.waitForURL(/\/login\?/);
    expect(new URL(stranger.page.url()).searchParams.get('return')).toBe('/admin/people?q=wang');
  });

  it('who is there is asked while the code of the page is still on its way', async () => {
    const { page } = await portal.sit();
    const asked = ['/api/identity/v1/me', '/api/org/v1/me/permissions', '/api/org/v1/units/tops'].map((path) =>
      page.waitForRequest((request) => new URL(request.url()).pathname === path),
    );
    // The page's own code comes only after they were asked for.
    await page.route(/\/assets\/portal\/page-[^/]+\.js$/, async (route) => {
      await Promise.all(asked);
      await route.continue();
    });
    await page.goto(`${portal.base.url}/admin/people`);
    await page.waitForSelector('[data-row] a');
  });

  it.each([
    ['before it is asked for', true, 'h1:has-text("人员")'],
    ['only when it is asked for, where bytes are to be saved', false, 'text=系统刚刚更新了'],
  ])('a page of the navigation has its code %s', async (_, isAhead, shown) => {
    const seat = await portal.sit({ isAhead });
    const isCode = async (answer: Response) =>
      /\/page-[^/]+\.js$/.test(answer.url()) && (await answer.text()).includes('PeoplePage');
    await Promise.all([seat.open('/'), ...(isAhead ? [seat.page.waitForResponse(isCode)] : [])]);
    await seat.loaded();
    await seat.context.route('**/assets/portal/**', (route) => route.abort());
    // Nobody points at the link first.
    await seat.page.evaluate(() => document.querySelector<HTMLElement>('nav a[href="/admin/people"]')?.click());
    await seat.page.waitForSelector(shown);
  });

  it('the first lines are asked for before their page is drawn, with its filter, and once alone', async () => {
    const seat = await portal.sit();
    await seat.context.addInitScript(() => {
      const ask = window.fetch.bind(window);
      const asked: string[] = [];
      Object.assign(window, { asked });
      window.fetch = (request, ...given) => {
        const { pathname, search } = new URL((request as Request).url ?? request, location.href);
        if (pathname === '/api/org/v1/people') asked.push(`${document.querySelector('h1')?.textContent} ${search}`);
        return ask(request, ...given);
      };
    });
    await seat.open(`/admin?unit=${portal.district.schoolId}`);
    await seat.loaded();
    const before = await seat.page.textContent('h1');
    await seat.page.click('main a[href*="role=student"]');
    await seat.page.waitForSelector('[data-row] a');
    await seat.loaded();
    const unit = `unitId=${portal.district.schoolId}`;
    const asked = await seat.page.evaluate(() => (window as unknown as { asked: string[] }).asked);
    expect(asked).toEqual([`${before} ?${unit}&limit=100&sort=name&role=student`]);
  });

  it('nothing is kept of the pages that were left', async () => {
    const seat = await portal.sit();
    const session = await seat.context.newCDPSession(seat.page);
    const links = seat.page.locator('nav a[href^="/admin"]');
    await seat.open('/admin');
    await seat.loaded();
    const walk = async (): Promise<void> => {
      for (let nth = (await links.count()) - 1; nth >= 0; nth -= 1) {
        await links.nth(nth).click();
        await seat.loaded();
      }
    };
    const kept = async (): Promise<number> => {
      await session.send('HeapProfiler.collectGarbage');
      const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters');
      return nodes + jsEventListeners;
    };
    await walk();
    const before = await kept();
    for (const _ of [1, 2]) await walk();
    // A page that stays is hundreds of them each time.
    expect((await kept()) - before).toBeLessThan(150);
  });

  it('a filter is kept under a name, found again when the page is loaded anew, and removed', async () => {
    const { page } = portal.at;
    const name = '全体学生';
    const saved = page.getByRole('button', { name, exact: true });
    await portal.at.open(`/admin/people?unit=${portal.district.schoolId}&role=student`);
    await rows().first().waitFor();
    await page.click('button:has-text("常用筛选")');
    await page.waitForSelector('text=还没有保存过筛选');
    await page.fill('input[aria-label="给这个筛选起个名字"]', name);
    await page.keyboard.press('Enter');
    await saved.waitFor();
    expect(await portal.at.faults('people-saved-filter')).toEqual([]);
    await portal.at.open(`/admin/people?unit=${portal.district.schoolId}`);
    await rows().first().waitFor();
    await page.click('button:has-text("常用筛选")');
    await saved.click();
    await page.waitForURL(/role=student/);
    await page.click(`button[aria-label="删除“${name}”"]`);
    await page.waitForSelector('text=还没有保存过筛选');
    await page.keyboard.press('Escape');
  });

  it('are searched by pinyin; the filter stands in the address, over going back and loading again', async () => {
    const { page } = portal.at;
    await portal.at.open(`/admin/people?unit=${portal.district.schoolId}`);
    await rows().first().waitFor();
    expect(await portal.at.faults('people')).toEqual([]);
    await page.fill('input[type=search]', 'wang');
    await page.waitForURL(/q=wang/);
    await page.waitForSelector('[data-row="0"]:has-text("wang")');
    await page.reload();
    await page.waitForSelector('[data-row="0"]:has-text("wang")');
    expect(await page.inputValue('input[type=search]')).toBe('wang');
    await page.fill('input[type=search]', NASTY);
    await page.waitForSelector('text=没有符合条件的人');
    expect(await portal.at.faults('people-none')).toEqual([]);
    await page.click('button:has-text("清除筛选")');
    await rows().first().waitFor();
  });

  it('are walked through and opened by keyboard alone', async () => {
    const { page } = portal.at;
    await portal.at.open(`/admin/people?unit=${portal.district.schoolId}&role=student`);
    await rows().first().waitFor();
    await rows().first().focus();
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowUp']) await page.keyboard.press(key);
    await page.waitForFunction(() => document.activeElement?.getAttribute('data-row') === '1');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/admin\/people\/[0-9a-f-]{36}/);
    await page.waitForSelector('text=证件与号码');
    expect(await portal.at.faults('person')).toEqual([]);
    await page.goBack();
    await rows().first().waitFor();
  });

  it('are entered at an initial, by the strip and by a typed letter, and read backwards from there', async () => {
    const { page } = portal.at;
    await portal.at.open(`/admin/people?unit=${portal.district.schoolId}`);
    await page.waitForSelector('[data-row="0"] a');
    await page.waitForSelector('text=/^共 \\d{3} 人$/');
    await page.click('[aria-label="跳到 L"]');
    await page.waitForSelector('button[aria-label="跳到 L"][aria-current]');
    expect(await portal.at.faults('people-initial')).toEqual([]);
    await page.locator('[role=grid] [role=row]:has-text("li ")').first().focus();
    await page.keyboard.press('w');
    await page.waitForSelector('button[aria-label="跳到 W"][aria-current]');
    const pinyin = () =>
      page.evaluate(() => /[a-z][a-z ]+/.exec((document.activeElement as HTMLElement).innerText)?.[0]);
    await page.waitForFunction(() =>
      /^\P{L}*\p{Script=Han}+\s*w/u.test((document.activeElement as HTMLElement).innerText),
    );
    const [row, first] = [await focusedRow(page), (await pinyin()) as string];
    await page.keyboard.press('ArrowUp');
    await page.waitForFunction((w) => document.activeElement?.getAttribute('data-row') !== w, row);
    expect(((await pinyin()) as string) <= first).toBe(true);
    expect(await pinyin()).not.toMatch(/^w/);
    await page.keyboard.press('Home');
    await page.waitForFunction(() => document.activeElement?.getAttribute('data-row') === '0');
    await page.locator('[aria-label="按姓名首字母跳转"] button[tabindex="0"]').focus();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.waitForSelector('button[aria-label="跳到 Z"][aria-current], button[aria-label="跳到 Y"][aria-current]');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('跳到 Z');
  });

  it('are exported as they are shown: the filter, the columns and their order, masked', async () => {
    const { page } = portal.at;
    await portal.at.open(`/admin/people?unit=${portal.district.schoolId}&role=student&q=wang`);
    await page.waitForSelector('[data-row="0"] a');
    await page.click('button:has-text("显示的列")');
    await page.getByRole('checkbox', { name: '性别' }).uncheck();
    await page.getByRole('checkbox', { name: '出生日期' }).check();
    await page.keyboard.press('Escape');
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('button:has-text("导出")')]);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(await download.path());
    const [titles, ...lines] = (workbook.worksheets[0]?.getSheetValues() as string[][])
      .slice(1)
      .map((line) => line.slice(1));
    const shown = await page.locator('[role=columnheader]').allInnerTexts();
    expect(titles).toEqual(shown.map((title) => title.split('\n')[0]?.replace(/[↑↓]/, '').trim()));
    expect(titles).toContain('出生日期');
    const names = await page
      .locator('[data-row] a')
      .evaluateAll((all) => all.map((link) => (link as HTMLElement).title));
    expect(lines.map(([name]) => name)).toEqual(names);
    for (const line of lines) expect(line[titles?.indexOf('出生日期') as number]).toMatch(/^\d{4}-\*\*-\*\*$/);
  });

  it('show a masked value for a reason alone, and the look is on the record', async () => {
    const { page } = portal.at;
    const [person] = await portal.district.find('202600001');
    await portal.at.open(`/admin/people/${person?.id}`);
    await page.click('[aria-label="查看学号"]');
    await page.locator('[role=dialog] button:has-text("查看")').click();
    await page.waitForSelector('text=请至少写两个字');
    expect(await portal.at.faults('person-reveal')).toEqual([]);
    await page.locator('[role=dialog] input').fill('核对名册');
    await page.locator('[role=dialog] button:has-text("查看")').click();
    await page.waitForSelector('text=202600001');
    const entries = await api(
      portal.base,
      await portal.district.operatorToken(),
      'GET /api/audit/v1/entries?action=org.person.revealed',
    );
    expect(entries.body.items[0]).toMatchObject({ target: `person:${person?.id}`, detail: { reason: '核对名册' } });
    await page.reload();
    await page.waitForSelector('text=证件与号码');
    expect(await portal.at.text).not.toContain('202600001');
  });

  it('a form outlives the session that ended while it was filled in', async () => {
    const guest = new Visitor(portal.base);
    await guest.signIn('zhoumin', 'Quiet-River-71');
    const seat = await portal.sit({}, guest);
    await seat.open(`/admin/people?unit=${portal.district.schoolId}`);
    await seat.page.locator('[data-row]').first().waitFor();
    await seat.page.click('button:has-text("新增人员")');
    await seat.page.fill('#name', '欧阳未完');
    await seat.context.clearCookies({ name: 'plinth_session' });
    await seat.page.evaluate(() =>
      document.querySelector<HTMLButtonElement>('[role=dialog] .ant-btn-primary')?.focus(),
    );
    // Anything that asks the base finds out.
    await seat.page.locator('[role=dialog] [role=combobox]').fill('二');
    await seat.page.waitForSelector('text=登录已过期');
    await seat.page.click('button:has-text("重新登录")');
    await seat.page.waitForURL(/\/login\?/);
    await seat.page.fill('#username', 'zhoumin');
    await seat.page.fill('#password', 'Quiet-River-71');
    await seat.page.click('#sign-in');
    await seat.page.waitForSelector('[role=dialog] #name');
    expect(await seat.page.inputValue('#name')).toBe('欧阳未完');
  });

  it('a subject teacher finds the own class on the workbench and its list, and nothing of the administration', async () => {
    const teacher = await portal.district.teacher('T0026');
    const token = await portal.district.operatorToken();
    const { body } = await portal.base.cli('unit', 'list', '--under', portal.district.schoolId, '--kind', 'class');
    const [own, other] = body.items as { id: string; name: string }[];
    const given = { unitId: own?.id, kind: 'subject_teacher', subject: '数学' };
    const answer = await api(portal.base, token, `POST /api/org/v1/people/${teacher.personId}/positions`, given);
    expect(answer.status).toBe(201);
    const seat = await portal.sit({}, teacher);
    await seat.open('/');
    await seat.page.waitForSelector('text=我的班级');
    expect(await seat.text).toContain('数学');
    expect(await seat.page.locator('a[href*="/admin"]').count()).toBe(0);
    // A person is told the grade of the class, which is not its name.
    await seat.page.click('[aria-label$="的名单"]');
    await seat.page.waitForURL(`**/workbench/classes/${own?.id}`);
    await seat.page.waitForSelector('table tbody tr');
    expect(await seat.text).not.toMatch(/2026\d{5}|\d{3}\*{4}/);
    expect(await seat.faults('class-list')).toEqual([]);
    await seat.open(`/workbench/classes/${other?.id}`);
    await seat.page.waitForSelector('text=这不是您任教的班级');
    await seat.open(`/admin/people?unit=${own?.id}`);
    expect(await seat.page.locator('[data-row]').count()).toBe(0);
  });

  it('the overview says how many accounts are not activated, and where their slips are', async () => {
    const { page } = portal.at;
    await portal.at.open(`/admin?unit=${portal.district.schoolId}`);
    await page.waitForSelector('text=/\\d+ 个账号还没有激活/');
    await page.click('a:has-text("打印登录条")');
    await page.waitForURL(/\/admin\/slips\?unit=/);
  });

  it('people and units keep whatever text they were given, as text', async () => {
    const { page } = portal.at;
    await portal.at.open(`/admin/units?unit=${portal.district.districtId}`);
    await page.click('main button:has-text("新增下级单位")');
    await page.fill('#name', NASTY);
    await page.click('.ant-modal-footer button:has-text("新增下级单位")');
    await page.waitForSelector('[role=dialog]', { state: 'detached' });
    await page.fill('input[type=search]', '作业本');
    await page.waitForSelector('[role=treeitem]:has-text("<script>")');
    expect(await portal.at.faults('units-nasty')).toEqual([]);
    await portal.at.open(`/admin/people?unit=${portal.district.schoolId}`);
    await page.click('button:has-text("新增人员")');
    await page.fill('#name', NASTY);
    await page.fill('#number', NASTY);
    await page.fill('#phone', NASTY);
    await page.click('.ant-modal-footer button:has-text("新增")');
    await page.waitForSelector('[role=dialog] .ant-form-item-explain-error');
    expect(await portal.at.faults('person-nasty-refused')).toEqual([]);
    expect(await page.inputValue('#name')).toBe(NASTY);
  });

  it('units are unfolded by keyboard', async () => {
    const { page } = portal.at;
    await portal.at.open('/admin/units');
    await page.locator('[role=treeitem]').first().focus();
    for (const key of ['ArrowDown', 'ArrowRight', 'ArrowDown', 'ArrowRight']) {
      await page.keyboard.press(key);
      await page.waitForTimeout(300);
    }
    await page.waitForSelector('[role=treeitem]:has-text("第一实验小学")');
    expect(await portal.at.faults('units')).toEqual([]);
  });

  it('a school is given its logo and colour; its people see them, from the first moment of the next page on', async () => {
    const { page } = portal.at;
    const picture = (name: string, buffer: Buffer) => ({ name, mimeType: 'image/png', buffer });
    await portal.at.open(`/admin/units?unit=${portal.district.schoolId}`);
    await page.click('main button:has-text("设置标志和颜色")');
    const file = page.locator('main input[type=file]');
    await file.setInputFiles(picture('page.png', Buffer.from('<script>window.hurt = 1</script>')));
    await page.waitForSelector('text=浏览器无法显示这个文件');
    await file.setInputFiles(picture('large.png', Buffer.alloc(300_000)));
    await page.waitForSelector('text=这个文件超过 256 KB');
    await file.setInputFiles(picture('small.png', aPng({ width: 8 })));
    await page.getByLabel('主颜色').fill('红色');
    await page.waitForSelector('text=请填写 # 和六位颜色代码');
    await page.getByLabel('主颜色').fill('FFE600');
    await page.waitForSelector('text=已自动调深');
    await page.click('main button:has-text("保存")');
    await page.waitForSelector('[role=alert]:has-text("8 × 32")');
    expect(await portal.at.faults('look-refused')).toEqual([]);
    await file.setInputFiles(picture('logo.png', aPng({ width: 400, height: 120 })));
    expect(await portal.at.faults('look-edit')).toEqual([]);
    await page.click('main button:has-text("保存")');
    await page.waitForSelector('main button:has-text("修改标志和颜色")');
    expect(await portal.at.faults('look-put')).toEqual([]);

    const at = await portal.sit({}, await portal.district.teacher('T0001'));
    const logo = at.page.locator('header img[src*="/look/logo/"]');
    const primary = () =>
      at.page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--pl-primary').trim());
    await at.open('/');
    await logo.waitFor();
    await at.loaded();
    expect(await logo.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(400);
    expect(await at.page.locator('header a[href="/"]').getAttribute('aria-label')).toContain('第一实验小学');
    const dark = await primary();
    expect(dark).not.toBe('#1f5fd6');
    expect(await at.faults('look-seen')).toEqual([]);
    // The base does not answer yet: the page looks as it did.
    await at.page.route('**/api/org/v1/me/look*', () => undefined);
    await at.page.reload();
    await logo.waitFor();
    expect(await primary()).toBe(dark);
    await at.page.unroute('**/api/org/v1/me/look*');

    await page.click('main button:has-text("恢复默认")');
    await page.click('[role=dialog] button:has-text("恢复默认")');
    await page.waitForSelector('text=页面使用默认的标志和颜色');
    await at.open('/');
    await logo.waitFor({ state: 'detached' });
    expect(await primary()).toBe('#1f5fd6');
    expect(await at.page.locator('header a[href="/"]').textContent()).toBe('Plinth');
  });

  it('a logo that a telephone took is seen as the telephone was held', async () => {
    const { page } = portal.at;
    await portal.at.open(`/admin/units?unit=${portal.district.schoolId}`);
    const lying = await page.evaluate(() => {
      const canvas = Object.assign(document.createElement('canvas'), { width: 120, height: 60 });
      canvas.getContext('2d')?.fillRect(0, 0, 120, 30);
      return canvas.toDataURL('image/jpeg').split(',')[1] as string;
    });
    const buffer = withSegment(Buffer.from(lying, 'base64'), 0xe1, aCameraRemark({ orientation: 6 }));
    await page.click('main button:has-text("设置标志和颜色")');
    await page.locator('main input[type=file]').setInputFiles({ name: 'logo.jpg', mimeType: 'image/jpeg', buffer });
    await page.click('main button:has-text("保存")');
    const logo = page.locator('main img[src*="/look/logo/"]');
    await page.waitForSelector('main button:has-text("修改标志和颜色")');
    await logo.waitFor();
    expect(await logo.evaluate((image: HTMLImageElement) => [image.naturalWidth, image.naturalHeight])).toEqual([
      60, 120,
    ]);

    await page.click('main button:has-text("恢复默认")');
    await page.click('[role=dialog] button:has-text("恢复默认")');
    await logo.waitFor({ state: 'detached' });
  });

  it.each([
    ['light', 'zh-CN', undefined],
    ['dark', 'zh-CN', phone],
    ['contrast', 'en', undefined],
  ] as const)('can be read in %s, %s', async (theme, locale, viewport) => {
    const seat = await portal.sit({
      theme,
      locale,
      ...(viewport && { viewport }),
    });
    for (const path of ['/', '/admin', '/admin/units', '/admin/people']) {
      await seat.open(`${path}?unit=${portal.district.schoolId}`);
      await seat.page.waitForLoadState('networkidle');
      expect(await seat.faults(`${theme}-${locale}${path.replaceAll('/', '-')}`)).toEqual([]);
    }
  });
});
