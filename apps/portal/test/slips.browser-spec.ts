import { phone } from '../../plinth/test/chromium.fixture';
import { PASSWORDS, Visitor, api } from '../../plinth/test/people.fixture';
import { codes } from '../../plinth/test/school.fixture';
import type { PortalPage } from './portal-page.fixture';
import { DistrictPortal } from './portal.fixture';

/** Issue 5: slips per class as a printable page, and lists of classes. */
describe('sign-in slips', () => {
  const portal = new DistrictPortal();
  let at: PortalPage;

  const begin = async (seat = {}): Promise<PortalPage> => {
    at = await portal.sit(seat);
    await at.open(`/admin/slips?unit=${portal.district.schoolId}`);
    await at.page.waitForSelector('fieldset');
    return at;
  };
  const firstClass = () => at.page.locator('fieldset').first().getByRole('checkbox').nth(1);

  it('are made for chosen classes after a word about the old codes, and open the sign-in', async () => {
    const { page } = await begin();
    expect(await at.faults('slips-choice')).toEqual([]);
    await firstClass().focus();
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: '生成登录条' }).click();
    await page.waitForSelector('[role=dialog] >> text=以前的登录码全部作废');
    await page.getByRole('button', { name: /^生\s*成$/ }).click();
    await page.waitForSelector('article');
    expect(await at.faults('slips')).toEqual([]);
    const slip = page.locator('article').first();
    const [, signInName, code] = await slip.locator('dd').allTextContents();
    expect(signInName).toMatch(new RegExp(`^${codes.first}/\\d+$`));
    expect(code).toMatch(/^[A-Z0-9]{4}-[A-Z0-9]{4}$/);
    const pupil = new Visitor(portal.base);
    await pupil.signInFirst(signInName as string, code as string, PASSWORDS.student);
    expect((await pupil.browser.open('/account/applications')).path).toBe('/account/applications');
  });

  it('are printed alone, black on white, one sheet for each class, in the dark theme too', async () => {
    const { page } = await begin({ theme: 'dark' });
    await page.locator('fieldset').first().getByRole('checkbox').first().click();
    const classes = (await page.locator('fieldset').first().getByRole('checkbox').count()) - 1;
    await page.getByRole('button', { name: '生成登录条' }).click();
    await page.getByRole('button', { name: /^生\s*成$/ }).click();
    await page.waitForSelector('article');
    expect(await at.faults('slips-dark')).toEqual([]);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('header h1').isVisible()).toBe(false);
    expect(await page.locator('nav').first().isVisible()).toBe(false);
    expect(await page.locator('article strong').first().isVisible()).toBe(true);
    const colours = await page.evaluate(() => [
      getComputedStyle(document.body).backgroundColor,
      getComputedStyle(document.querySelector('article') as Element).color,
    ]);
    expect(colours).toEqual(['rgb(255, 255, 255)', 'rgb(0, 0, 0)']);
    const sheets = await page.locator('section:has(article)').count();
    expect(sheets).toBeLessThanOrEqual(classes);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(pdf.match(/\/Type\s*\/Page[^s]/g)?.length).toBeGreaterThanOrEqual(sheets);
  });

  it('lists of classes are printed without codes, and nothing is voided by them', async () => {
    const { page } = await begin({ viewport: phone });
    const sent: string[] = [];
    page.on('request', (request) => request.method() === 'POST' && sent.push(request.url()));
    await firstClass().click();
    await page.getByRole('button', { name: '打印班级名单' }).click();
    await page.waitForSelector('table');
    expect(await at.faults('class-list-360')).toEqual([]);
    expect(await page.locator('tbody tr').count()).toBeGreaterThan(0);
    expect(await page.textContent('table')).toMatch(/\d+\*+\d+/);
    expect(sent).toEqual([]);
    await page.getByRole('button', { name: '返回选择' }).click();
    await page.waitForSelector('fieldset');
  });

  it('a connection that is lost before they are made keeps the choice; lists and slips are made once it is back', async () => {
    const { page, context } = await begin();
    await firstClass().click();
    await context.setOffline(true);
    for (const name of ['打印班级名单', '生成登录条']) {
      await page.getByRole('button', { name }).click();
      if (name === '生成登录条') await page.getByRole('button', { name: /^生\s*成$/ }).click();
      await page.waitForSelector('[role=status] >> text=请检查网络');
      await page.locator('[role=status] button[aria-label="关闭"]').click();
      await page.locator('[role=status] >> text=请检查网络').waitFor({ state: 'detached' });
      expect(await firstClass().isChecked()).toBe(true);
    }
    expect(await at.text).toContain('网络连接已断开');
    await context.setOffline(false);
    at.complaints.length = 0;
    await page.getByRole('button', { name: '生成登录条' }).click();
    await page.getByRole('button', { name: /^生\s*成$/ }).click();
    await page.waitForSelector('article');
  });

  it('a connection that is lost in between leaves what is made, and the rest is made again beside it', async () => {
    const { page } = await begin();
    for (const grade of [0, 1]) await page.locator('fieldset').nth(grade).getByRole('checkbox').nth(1).click();
    let asked = 0;
    let named = 0;
    // A button that works keeps its name, for those who hear the page.
    const atWork = page.getByRole('button', { name: '生成登录条', exact: true }).and(page.locator('.ant-btn-loading'));
    // The server has made these: only its answer is lost, and so are their codes.
    await page.route('**/api/identity/v1/slips', async (route) => {
      asked += 1;
      if (asked !== 2) return route.continue();
      named = await atWork.count();
      await route.fetch();
      return route.abort('internetdisconnected');
    });
    await page.getByRole('button', { name: '生成登录条' }).click();
    await page.getByRole('button', { name: /^生\s*成$/ }).click();
    await page.waitForSelector('text=/没有生成：.*其他班级的登录条不受影响/');
    expect(named).toBe(1);
    at.complaints.length = 0;
    expect(await at.faults('slips-some-failed')).toEqual([]);
    const codesOf = () => page.locator('article dd:nth-of-type(3)').allTextContents();
    const before = await codesOf();
    await page.getByRole('button', { name: '为他们再生成一次' }).click();
    await page.waitForSelector('text=/没有生成：/', { state: 'detached' });
    const after = await codesOf();
    expect(after.length).toBeGreaterThan(before.length);
    expect(after).toEqual(expect.arrayContaining(before));
    expect(new Set(after).size).toBe(after.length);
  });

  it('of a class in view, as a class teacher has it, are for that class alone', async () => {
    const asked = `GET /api/org/v1/units?kind=class&underId=${portal.district.schoolId}&limit=1`;
    const { body } = await api(portal.base, await portal.district.operatorToken(), asked);
    at = await portal.sit();
    await at.open(`/admin/slips?unit=${body.items[0].id}`);
    const own = at.page.getByRole('checkbox', { name: body.items[0].displayName, exact: true });
    await own.waitFor();
    expect(await own.isChecked()).toBe(true);
    expect(await at.page.locator('fieldset').count()).toBe(1);
    expect(await at.page.getByRole('checkbox', { name: '教职工' }).count()).toBe(0);
  });

  it('needs a school', async () => {
    at = await portal.sit();
    await at.open(`/admin/slips?unit=${portal.district.districtId}`);
    await at.page.waitForSelector('text=请先在上方选择一所学校');
    await at.open(`/admin/slips?unit=${portal.district.siblingId}`);
    await at.page.waitForSelector('text=这所学校还没有班级');
    expect(await at.faults('slips-empty')).toEqual([]);
  });
});
