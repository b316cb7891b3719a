import * as fs from 'node:fs';
import * as path from 'node:path';
import { root } from '../../plinth/test/base.fixture';
import { testConfig } from '../../plinth/test/config';
import { PASSWORDS, Visitor } from '../../plinth/test/people.fixture';
import { giveLongNames, GUARDIAN, LONG_SCHOOL, PUPIL } from './long-names.fixture';
import type { LongNamed } from './long-names.fixture';
import { axeFaults, focusFaults, glyphFaults, shiftFaults, widthFaults, wordFaults } from './page-faults.fixture';
import { NASTY } from './portal-page.fixture';
import type { PortalPage } from './portal-page.fixture';
import { listPages } from './portal-pages.fixture';
import { DistrictPortal } from './portal.fixture';

const sizes = {
  desk: { width: 1366, height: 768 },
  classroom: { width: 1920, height: 1080 },
  /** 1366 x 768 at a zoom of 200 %. */
  zoomed: { width: 683, height: 384 },
  phone: { width: 360, height: 740 },
} as const;

/** Where pages of one thing are looked at: everything else is at its own path. */
const addresses: Readonly<Record<string, (world: LongNamed) => string>> = {
  '/admin/people/:personId': ({ pupilId }) => `/admin/people/${pupilId}`,
  '/workbench/classes/:classId': ({ classId }) => `/workbench/classes/${classId}`,
  '/admin/imports/:id': ({ importId }) => `/admin/imports/${importId}`,
  '/developer/applications/:id': ({ applicationId }) => `/developer/applications/${applicationId}`,
  '/developer/applications/:id/edit': ({ applicationId }) => `/developer/applications/${applicationId}/edit`,
  '/developer/try': ({ applicationId }) => `/developer/try?client=${applicationId}`,
};

/** Pages of the administration that are fullest for whoever administers the base. */
const operatorsOwn = ['/admin/audit'];

/** Judged in high contrast as well; the others have their colours from the same pieces. */
const inContrast = ['/', '/developer/health', '/developer/new'];

const folder = testConfig.screenshots;
const pages = listPages();
/** What people entered, in their language. */
const NAMES = new RegExp(
  [
    LONG_SCHOOL,
    '二〇二六年秋季.*csv',
    PUPIL.name,
    GUARDIAN.name,
    '周敏|邱景',
    '第二实验小学|海城区教育局',
    '[一二三四五六]年级(?:\\(\\d+\\)班)?',
    '\\d+级\\d+班',
    '家校共育.*平台',
  ].join('|'),
);

/** Issue 5, quality floor: every page, in every theme and size, as whoever works with it; names as long as they come. */
describe('every page', () => {
  const portal = new DistrictPortal();
  let world: LongNamed;

  beforeAll(async () => {
    world = await giveLongNames(portal);
  }, 60_000);

  const picture = async ({ page }: PortalPage, name: string): Promise<void> => {
    if (folder === undefined) return;
    fs.mkdirSync(folder, { recursive: true });
    await page.screenshot({ path: path.join(folder, `${name}.png`) });
  };

  const walk = async (at: PortalPage, address: string, name: string): Promise<string[]> => {
    const { page } = at;
    const faults: string[] = [];
    const note = (where: string, found: readonly string[]) =>
      faults.push(...found.map((fault) => `${where}: ${fault}`));
    await at.open(address);
    await at.loaded();
    note('desk', [...(await shiftFaults(page)), ...(await wordFaults(page, NAMES)), ...(await glyphFaults(page))]);
    for (const [size, viewport] of Object.entries(sizes)) {
      await page.setViewportSize(viewport);
      await at.settled();
      note(size, await widthFaults(page));
      await picture(at, `${name}-${size}-light`);
    }
    await page.setViewportSize(sizes.desk);
    note('desk', [...(await axeFaults(page)), ...(await focusFaults(page))]);
    await page.emulateMedia({ contrast: 'more' });
    await at.settled();
    if (inContrast.includes(address)) note('contrast', await axeFaults(page));
    await picture(at, `${name}-desk-contrast`);
    await page.emulateMedia({ contrast: null, colorScheme: 'dark' });
    await at.settled();
    await picture(at, `${name}-desk-dark`);

    const [url, heading] = [page.url(), await page.textContent('h1')];
    if (address === '/') await page.goto(`${portal.base.url}/workbench/account`);
    else await page.click('header a[href="/"]');
    await page.waitForURL((gone) => gone.href !== url);
    await page.goBack();
    await page.waitForURL(url);
    await at.loaded();
    if ((await page.textContent('h1')) !== heading) note('back', [`is ${await page.textContent('h1')}`]);

    await page.setViewportSize(sizes.phone);
    await at.context.addCookies([{ name: 'plinth_language', value: 'en', url: portal.base.url }]);
    await page.reload();
    await at.loaded();
    if (page.url() !== url) note('reload', [`is ${page.url()}`]);
    note('phone, dark, English', [
      ...(await shiftFaults(page)),
      ...(await wordFaults(page, NAMES)),
      ...(await axeFaults(page)),
      ...(await widthFaults(page)),
    ]);
    await picture(at, `${name}-phone-dark-en`);
    return [...faults, ...at.complaints];
  };

  const isRefused = ({ page }: PortalPage): Promise<boolean> => page.locator('text=您没有查看这里的权限').isVisible();

  it.each(pages.filter(({ isForAll }) => !isForAll).map(({ path }) => path))(
    '%s can be read and used by whoever administers',
    async (path) => {
      const address = addresses[path]?.(world) ?? path;
      expect(address).not.toContain(':');
      const query = path.startsWith('/admin') ? `${address}?unit=${portal.district.schoolId}` : address;
      const isOperators = path.startsWith('/developer') || operatorsOwn.includes(path);
      const at = await portal.sit({ theme: 'system' }, isOperators ? portal.administrator : world.schoolAdministrator);
      expect(await walk(at, query, path.slice(1).replaceAll(/[/:]+/g, '-'))).toEqual([]);
      expect(await isRefused(at)).toBe(false);
    },
    60_000,
  );

  it.each(
    pages
      .filter(({ isForAll }) => isForAll)
      .flatMap(({ path }) => (['teacher', 'pupil', 'guardian'] as const).map((who) => [path, who] as const)),
  )('%s can be read and used by a %s', async (path, who) => {
    const people: Record<typeof who, Visitor> = { ...world, teacher: world.schoolAdministrator };
    const at = await portal.sit({ theme: 'system' }, people[who]);
    expect(await walk(at, path, `${who}${path.replaceAll('/', '-')}`)).toEqual([]);
  });

  it('the overview of a region, of which schools are compared', async () => {
    const at = await portal.sit({ theme: 'system' });
    expect(await walk(at, `/admin?unit=${portal.district.districtId}`, 'admin-region')).toEqual([]);
  });

  it('the page of pieces shows every export of the design system', async () => {
    const index = fs.readFileSync(path.join(root, 'libs/ui/src/index.ts'), 'utf8');
    const exported = [...index.matchAll(/^export \{([^}]*)\}/gm)].flatMap(([, names = '']) => names.split(','));
    const at = await portal.sit();
    await at.open('/developer/design');
    const shown = await at.page.locator('article h3').allTextContents();
    expect(exported.length).toBeGreaterThan(30);
    expect(shown.sort()).toEqual(exported.map((name) => name.trim()).sort());
    for (const look of ['深色', '高对比度']) {
      await at.page.click(`label:has-text("${look}")`);
      expect(await at.faults(`design-${look}`)).toEqual([]);
    }
    for (const address of await at.page
      .locator('article a[href*="frame="]')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')))) {
      await at.page.goto(`${portal.base.url}${address}`);
      await at.page.waitForSelector('h1');
      await at.settled();
      expect([address, ...(await widthFaults(at.page))]).toEqual([address]);
    }
  });

  it.each([
    ['/admin/people?', '新增人员', '#name'],
    ['/admin/units?', '新增下级单位', '#name'],
    ['/admin/units?', '修改', '#shortName'],
    ['/admin/units?', '设置标志和颜色', '#colour'],
    ['/admin/roles?view=roles&', '新增角色', '#name'],
    ['/developer/new?', undefined, '#name'],
  ] as const)('what was typed at %s outlives the session: %s', async (path, opens, field) => {
    const guest = new Visitor(portal.base);
    await guest.signIn('zhoumin', PASSWORDS.administrator);
    const { page, context } = await portal.sit({}, guest);
    await page.goto(`${portal.base.url}${path}unit=${portal.district.districtId}`);
    if (opens !== undefined) await page.click(`main button:has-text("${opens}")`);
    await page.fill(field, NASTY);
    await context.clearCookies({ name: 'plinth_session' });
    // Anything that asks the base finds out.
    await page.keyboard.press('Control+k');
    await page.fill('[role=combobox][aria-controls=palette-list]', 'wang');
    await page.waitForSelector('text=登录已过期');
    await page.click('button:has-text("重新登录")');
    await page.waitForURL(/\/login\?/);
    await page.fill('#username', 'zhoumin');
    await page.fill('#password', PASSWORDS.administrator);
    await page.click('#sign-in');
    await page.waitForSelector(field);
    expect(page.url()).toBe(`${portal.base.url}${path}unit=${portal.district.districtId}`);
    expect(await page.inputValue(field)).toBe(NASTY.slice(0, field === '#shortName' ? 40 : undefined));
    expect(await page.evaluate(() => 'hurt' in window)).toBe(false);
  });

  it('a page that is none says so', async () => {
    const at = await portal.sit({ theme: 'system' }, world.pupil);
    expect(await walk(at, '/workbench/no-such-page', 'unknown')).toEqual([]);
  });
});
