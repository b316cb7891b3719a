import * as fs from 'node:fs';
import * as path from 'node:path';
import * as QRCode from 'qrcode';
import { root } from '../../plinth/test/base.fixture';
import { testConfig } from '../../plinth/test/config';
import { PASSWORDS, api } from '../../plinth/test/people.fixture';

import type { Visitor } from '../../plinth/test/people.fixture';
import { codes } from '../../plinth/test/school.fixture';
import type { PortalPage } from './portal-page.fixture';
import { DistrictPortal } from './portal.fixture';
import { RosterFolder, RosterWizard } from './roster-wizard.fixture';

const guide = fs.readFileSync(path.join(root, 'docs/guides/school-admin.zh-CN.md'), 'utf8');
const pictures = path.join(root, 'docs/guides/images');
const pictureNames = () => [...guide.matchAll(/\]\(images\/([\w-]+)\.webp\)/g)].map(([, name]) => name as string);
const viewport = { width: 1280, height: 800 };

/** The way of the guide for administrators of a school, walked on the real pages; `npm run guide:screenshots` keeps its pictures. */
describe('the guide for the administrator of a school', () => {
  const portal = new DistrictPortal();
  const folder = new RosterFolder();
  const shown: string[] = [];
  let administrator: Visitor & { readonly personId: string };
  let at: PortalPage;

  /** The same picture each time: no moment of today, no code, nothing that moves. */
  const show = async (name: string): Promise<void> => {
    shown.push(name);
    const { page } = at;
    await at.loaded();
    if (testConfig.guideScreenshots === undefined) return;
    const picture = await QRCode.toString('https://jc.example.edu.cn', { type: 'svg', margin: 0 });
    await page.evaluate((code) => {
      for (const svg of document.querySelectorAll('article svg')) {
        const drawn = new DOMParser().parseFromString(code, 'image/svg+xml').documentElement;
        svg.setAttribute('viewBox', drawn.getAttribute('viewBox') ?? '');
        svg.replaceChildren(...drawn.childNodes);
      }
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (walker.nextNode() !== null) {
        const { currentNode: node } = walker;
        node.nodeValue = (node.nodeValue ?? '')
          .replace(/\d{4}年\d+月\d+日( \d\d:\d\d)?/g, (_, time?: string) =>
            time ? '2026年9月1日 08:30' : '2026年9月1日',
          )
          .replace(/\b[A-Z0-9]{4}-[A-Z0-9]{4}\b/g, 'ABCD-2345')
          .replace(/http:\/\/127\.0\.0\.1:\d+/g, 'https://jc.example.edu.cn');
      }
      (document.activeElement as HTMLElement | null)?.blur();
    }, picture);
    await at.settled();
    const session = await at.context.newCDPSession(page);
    const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: 80 });
    fs.mkdirSync(pictures, { recursive: true });
    fs.writeFileSync(path.join(pictures, `${name}.webp`), data, 'base64');
  };

  beforeAll(async () => {
    const { base, district } = portal;
    administrator = await district.teacher('T0001');
    const role = { personId: administrator.personId, roleKey: 'school_admin', unitId: district.schoolId };
    await api(base, await district.operatorToken(), 'POST /api/org/v1/role-assignments', role);
  }, 60_000);
  beforeEach(async () => {
    at = await portal.sit({ viewport }, administrator);
  });
  afterAll(() => folder.remove());

  it('signs in, by keyboard alone', async () => {
    at = await portal.stranger({ viewport });
    const { page } = at;
    await at.open('/login?return=%2Fadmin');
    await show('sign-in');
    const goTo = async (id: string): Promise<void> => {
      for (let pressed = 0; pressed < 20; pressed++) {
        if (await page.evaluate((wanted) => document.activeElement?.id === wanted, id)) return;
        await page.keyboard.press('Tab');
      }
      throw new Error(`The Tab key does not lead to ${id}`);
    };
    await goTo('username');
    await page.keyboard.type(`${codes.first}/T0001`);
    await goTo('password');
    await page.keyboard.type(PASSWORDS.staff);
    await page.keyboard.press('Enter');
    await page.waitForURL(`${portal.base.url}/admin`);
    await page.waitForSelector('h1:has-text("第一实验小学")');
  });

  it('sees how the school is', async () => {
    await at.open('/admin');
    await at.page.waitForSelector('canvas');
    await show('overview');
  });

  it('imports a roster', async () => {
    const wizard = new RosterWizard(at.page);
    await at.open('/admin/imports/new');
    const lines = ['覃晓明,男,一(1)班,209900001', '韦小兰,女,一(2)班,209900002', '莫一帆,不详,一(2)班,209900003'];
    await wizard.choose(folder.roster('转入学生.csv', ...lines));
    await at.page.waitForSelector('text=转入学生.csv');
    await show('import-file');
    await wizard.upload();
    await show('import-columns');
    await wizard.toChanges();
    await at.page.waitForSelector('text=覃晓明');
    await show('import-changes');
    await wizard.confirm();
    await wizard.done();
    await show('import-done');
  });

  it('prints slips', async () => {
    const { page } = at;
    await at.open('/admin/slips');
    await page.getByRole('checkbox', { name: '一年级(1)班' }).click();
    await show('slips-choose');
    await page.getByRole('button', { name: '生成登录条' }).click();
    await page.getByRole('button', { name: /^生\s*成$/ }).click();
    await page.waitForSelector('article');
    await show('slips');
  });

  it('finds somebody and looks at a number', async () => {
    const { page } = at;
    await at.open('/admin/people?q=qinxiaoming');
    await page.waitForSelector('[data-row="0"]:has-text("覃晓明")');
    await show('people');
    await page.locator('[data-row="0"]').focus();
    await page.keyboard.press('Enter');
    await page.waitForSelector('text=证件与号码');
    await show('person');
  });

  it('gives roles and keeps the own account', async () => {
    await at.open('/admin/roles');
    await show('roles');
    await at.open('/workbench/account');
    await show('account');
  });

  it('puts the logo and the colour of the school', async () => {
    const { page } = at;
    await at.open('/admin/units');
    await page.click('main button:has-text("设置标志和颜色")');
    const badge = await page.evaluate(() => {
      const canvas = Object.assign(document.createElement('canvas'), { width: 160, height: 160 });
      const paint = canvas.getContext('2d') as CanvasRenderingContext2D;
      paint.fillStyle = '#0b7a3e';
      paint.arc(80, 80, 76, 0, 7);
      paint.fill();
      paint.fillStyle = '#ffffff';
      for (const height of [100, 76, 52]) paint.fillRect(80 - height * 0.45, 132 - height, height * 0.9, 12);
      return canvas.toDataURL('image/png').split(',')[1] as string;
    });
    await page
      .locator('main input[type=file]')
      .setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: Buffer.from(badge, 'base64') });
    await page.getByLabel('主颜色').fill('#0b7a3e');
    await page.waitForSelector('text=已自动调亮');
    await page.locator('h2:has-text("标志和颜色")').evaluate((title) => title.scrollIntoView());
    await show('look');
    await page.click('main button:has-text("保存")');
    await page.waitForSelector('header img[src*="/look/logo/"]');
    await page.click('main button:has-text("恢复默认")');
    await page.click('[role=dialog] button:has-text("恢复默认")');
    await page.waitForSelector('header img[src*="/look/logo/"]', { state: 'detached' });
  });

  it('is at hand in the portal itself, with its pictures and the names of columns', async () => {
    const { page } = at;
    await at.open('/admin/imports/new');
    await page.click('text=列名怎样写才认得');
    await page.waitForSelector('h1:has-text("名册的列名")');
    expect(await page.locator('td').allTextContents()).toEqual(expect.arrayContaining(['监护人一电话', '学籍号']));
    await page.locator('header:has(a[href="/"]) button[aria-haspopup=menu]').last().click();
    await page.click('[role=menuitem]:has-text("使用指南")');
    await page.waitForSelector('h1:has-text("学校管理员指南")');
    await at.loaded();
    const drawn = await page.locator('article img').evaluateAll((images) =>
      Promise.all(
        (images as HTMLImageElement[]).map((image) =>
          Object.assign(image, { loading: 'eager' })
            .decode()
            .then(() => image.naturalWidth),
        ),
      ),
    );
    expect(drawn).toEqual(pictureNames().map(() => 1280));
    expect(await at.faults('guide')).toEqual([]);
  });

  it('has every picture of the guide, and no other', () => {
    const told = pictureNames();
    expect([...told].sort()).toEqual([...shown].sort());
    expect(fs.readdirSync(pictures).sort()).toEqual(shown.map((name) => `${name}.webp`).sort());
  });

  it('quotes the words of the pages as they are', () => {
    const files = fs.readdirSync(path.join(root, 'apps/portal/src'), { recursive: true, encoding: 'utf8' });
    const texts = files
      .filter((file) => /texts\.ts$/.test(file))
      .map((file) => fs.readFileSync(path.join(root, 'apps/portal/src', file), 'utf8'))
      .concat(fs.readFileSync(path.join(root, 'libs/ui/src/ui.texts.ts'), 'utf8'))
      .join('\n');
    const quoted = [...guide.matchAll(/【([^】]+)】/g)].map(([, words]) => words as string);
    expect(quoted.length).toBeGreaterThan(20);
    expect(quoted.filter((words) => !texts.includes(`'${words}'`))).toEqual([]);
  });
});
