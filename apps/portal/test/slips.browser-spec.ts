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
