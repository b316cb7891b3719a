import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { desk, faultsOf, launchChromium, openContext, phone, totp } from './chromium.fixture';
import { PASSWORDS, Visitor } from './people.fixture';
import { TestDistrict, codes } from './school.fixture';

/** The plain pages as people see them: with JavaScript switched off they must all work, on a phone and at a desk. */
describe('the pages of the base in a browser', () => {
  let district: TestDistrict;
  let browser: Browser;
  let clientId: string;
  /** The application's own page: another origin, and nothing on it. */
  const application = createServer((_, response) => response.end('callback'));
  let callback: string;

  beforeAll(async () => {
    await new Promise<void>((resolve) => application.listen(0, '127.0.0.1', resolve));
    callback = `http://127.0.0.1:${(application.address() as AddressInfo).port}/callback`;
    browser = await launchChromium();
    district = await TestDistrict.open();
    const added = await district.base.cli(
      ...['client', 'add', '--name', '作业本', '--redirect-uri', callback, '--scope', 'openid profile org.roster.read'],
      ...['--unit', district.schoolId, '--launch-url', 'http://127.0.0.1/', '--audience', 'staff'],
    );
    clientId = added.body.id;
  }, 180_000);
  afterAll(async () => {
    await browser?.close();
    application.close();
    await district?.base.close();
  }, 60_000);

  describe.each([
    ['on a phone', phone, { teacher: 'T0001', pupil: '202600001', username: 'zhoumin' }],
    ['at a desk', desk, { teacher: 'T0005', pupil: '202600002', username: 'wangfang' }],
  ] as const)('without JavaScript %s', (_, viewport, people) => {
    let context: BrowserContext;
    let page: Page;
    const open = (path: string) => page.goto(`${district.base.url}${path}`);
    const path = (): string => new URL(page.url()).pathname;
    const fill = async (fields: Readonly<Record<string, string>>, button: string): Promise<void> => {
      for (const [id, value] of Object.entries(fields)) await page.fill(`#${id}`, value);
      await page.click(`#${button}`);
    };
    const begin = async (): Promise<void> => {
      await context?.close();
      context = await openContext(browser, { viewport, javaScriptEnabled: false });
      page = await context.newPage();
    };
    const authorize = (redirectUri = callback) =>
      open(
        `/oauth/authorize?${new URLSearchParams({
          response_type: 'code',
          client_id: clientId,
          redirect_uri: redirectUri,
          scope: 'openid profile org.roster.read',
          state: 's',
          code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
          code_challenge_method: 'S256',
        })}`,
      );
    beforeAll(begin);
    afterAll(() => context?.close());

    it('an administrator begins with a one-time code', async () => {
      await open('/first-administrator');
      expect(await faultsOf(page, 'first-administrator')).toEqual([]);
      const code = (await district.base.cli('admin', 'invite')).body.code as string;
      const password = PASSWORDS.administrator;
      const form = { name: '周敏', username: people.username, password };
      await fill({ ...form, code, 'password-again': 'something-else' }, 'confirm');
      expect(path()).toBe('/first-administrator');
      expect(await page.textContent('#error')).toMatch(/两次/);
      expect(await faultsOf(page, 'first-administrator-refused')).toEqual([]);
      await fill({ ...form, code, 'password-again': password }, 'confirm');
      expect(path()).toBe('/');
      await open('/account/applications');
      expect(await page.textContent('h1')).toContain('周敏');
      expect(await faultsOf(page, 'landing-administrator')).toEqual([]);
    });

    it('turns on a second factor and needs it from then on', async () => {
      await open('/account');
      await page.click('#second-factor');
      expect(await faultsOf(page, 'second-factor')).toEqual([]);
      const secret = (await page.textContent('#secret')) as string;
      await fill({ code: '000000' }, 'confirm');
      expect(await page.textContent('#error')).toBeTruthy();
      const shown = (await page.textContent('#secret')) as string;
      await fill({ code: totp(shown) }, 'confirm');
      expect(shown).toBe(secret);
      const recovery = await page.locator('#recovery-codes li').allTextContents();
      expect(recovery.length).toBeGreaterThanOrEqual(8);
      expect(await faultsOf(page, 'recovery-codes')).toEqual([]);
      await page.click('#continue');
      expect(path()).toBe('/account');

      await open('/logout');
      expect(await faultsOf(page, 'logout')).toEqual([]);
      await page.click('#confirm');
      expect(await page.textContent('#signed-out')).toBeTruthy();
      expect(await faultsOf(page, 'signed-out')).toEqual([]);
      await open('/login');
      await fill({ username: people.username, password: PASSWORDS.administrator }, 'sign-in');
      expect(path()).toBe('/login/second-factor');
      expect(await faultsOf(page, 'sign-in-second-factor')).toEqual([]);
      await fill({ code: '000000' }, 'confirm');
      expect(path()).toBe('/login/second-factor');
      await fill({ code: recovery[0] as string }, 'confirm');
      expect(path()).toBe('/');
    });

    it('a teacher chooses the school, signs in with number and code, sets a password and lands', async () => {
      await begin();
      await open('/login');
      expect(await faultsOf(page, 'sign-in')).toEqual([]);
      await fill({ username: 'T0001', password: 'wrong-password' }, 'sign-in');
      expect(await page.textContent('#error')).toBeTruthy();
      expect(await page.inputValue('#username')).toBe('T0001');
      expect(await page.inputValue('#password')).toBe('');
      expect(await faultsOf(page, 'sign-in-refused')).toEqual([]);
      await open('/login/school');
      await fill({ 'school-search': '第一实验' }, 'search');
      expect(await faultsOf(page, 'school')).toEqual([]);
      await page.click('ul.plain button');
      expect(await page.textContent('#school')).toBe('第一实验小学');
      const [person] = await district.find(people.teacher);
      const [slip] = await district.slips('--person', person?.id as string);
      await fill({ username: people.teacher, password: slip?.code as string }, 'sign-in');
      expect(path()).toBe('/login/password');
      await fill({ password: 'abc', 'password-again': 'abc' }, 'confirm');
      expect(await page.textContent('#error')).toContain('10');
      expect(await faultsOf(page, 'set-password')).toEqual([]);
      await fill({ password: PASSWORDS.staff, 'password-again': PASSWORDS.staff }, 'confirm');
      expect(path()).toBe('/');
      await open('/account/applications');
      expect(await page.textContent('#applications')).toContain('作业本');
      expect(await faultsOf(page, 'landing')).toEqual([]);
    });

    it('is asked before an application learns anything, can say no, and is asked once', async () => {
      await authorize();
      expect(await page.textContent('#scopes')).toContain('读取班级和名册');
      expect(await faultsOf(page, 'consent')).toEqual([]);
      await page.click('#deny');
      expect(new URL(page.url()).searchParams.get('error')).toBe('access_denied');
      await authorize();
      await page.click('#allow');
      expect(page.url()).toContain(`${callback}?`);
      expect(new URL(page.url()).searchParams.get('code')).toBeTruthy();
      await authorize();
      expect(new URL(page.url()).searchParams.get('code')).toBeTruthy();
    });

    it('a teacher who binds a child has two identities and switches between them', async () => {
      const [pupil] = await district.find(people.pupil);
      const [slip] = await district.slips('--person', pupil?.id as string);
      await open('/account/bind');
      expect(await faultsOf(page, 'bind')).toEqual([]);
      await fill({ 'child-name': slip?.name as string, code: slip?.bindingCode as string }, 'confirm');
      expect(await page.textContent('#done')).toBeTruthy();
      await open('/account');
      expect(await page.textContent('#identities')).toMatch(/教职工[\s\S]*监护人/);
      const guardian = page.locator('#identities li', { hasText: '监护人' });
      await guardian.locator('button').click();
      expect(await guardian.textContent()).toContain('当前身份');
      await open('/account/applications');
      expect(await page.textContent('main')).not.toContain('作业本');
    });

    it('sees the account, its sessions and history, and ends the other sessions', async () => {
      const other = await openContext(browser, { viewport, javaScriptEnabled: false });
      const elsewhere = await other.newPage();
      await elsewhere.goto(`${district.base.url}/login`);
      await elsewhere.fill('#username', `${codes.first}/${people.teacher}`);
      await elsewhere.fill('#password', PASSWORDS.staff);
      await elsewhere.click('#sign-in');
      await open('/account');
      expect(await page.locator('#sessions li').count()).toBe(2);
      expect(await page.textContent('#history')).toContain('成功');
      expect(await page.textContent('#consents')).toContain('作业本');
      expect(await faultsOf(page, 'account')).toEqual([]);
      await page.click('#end-others');
      expect(await page.locator('#sessions li').count()).toBe(1);
      await elsewhere.goto(`${district.base.url}/account`);
      expect(new URL(elsewhere.url()).pathname).toBe('/login');
      await other.close();
      await open('/account/password');
      expect(await faultsOf(page, 'change-password')).toEqual([]);
    });

    it('a class teacher prints the slips of the class as a sheet', async () => {
      await open('/account');
      await page.locator('form[action="/account/slips"] button').first().click();
      expect(await page.locator('.slip').count()).toBeGreaterThan(5);
      expect(await faultsOf(page, 'slips')).toEqual([]);
    });

    it('errors are pages with words, in the language that was chosen', async () => {
      await authorize(`${callback}/`);
      expect(await page.textContent('#problem')).toMatch(/\p{Script=Han}/u);
      expect(await faultsOf(page, 'error-authorize')).toEqual([]);
      await open('/account');
      await page.locator('nav a[lang=en]').click();
      expect(await page.getAttribute('html', 'lang')).toBe('en');
      expect(await page.textContent('h1')).toBe('My account');
      expect(await faultsOf(page, 'account-en')).toEqual([]);
      await page.locator('nav a[lang="zh-CN"]').click();
      expect(await page.textContent('h1')).toBe('我的账号');
    });
  });

  it('the reference pages show the whole API, sign a person in by the authorise button, and a call answers 200', async () => {
    const code = (await district.base.cli('admin', 'invite')).body.code as string;
    await new Visitor(district.base).acceptInvitation(code, '陈岚', 'chenlan');
    const context = await openContext(browser, { viewport: desk, javaScriptEnabled: true });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    await page.goto(`${district.base.url}/docs`);
    await page.waitForSelector('.opblock');
    await page.screenshot({ path: 'tmp/screenshots/reference-pages.png' });
    await page.click('button.authorize');
    const form = page.locator('.auth-container', { hasText: 'authorizationCode' }).first();
    for (const scope of ['openid', 'org.unit.read'])
      await form.locator(`label[for^="${scope}-authorizationCode"]`).click();
    const [popup] = await Promise.all([context.waitForEvent('page'), form.locator('button.authorize').click()]);
    await popup.fill('#username', 'chenlan');
    await popup.fill('#password', PASSWORDS.administrator);
    await Promise.all([popup.waitForEvent('close'), popup.click('#sign-in')]);
    await form.locator('button', { hasText: 'Logout' }).waitFor();
    await page.screenshot({ path: 'tmp/screenshots/reference-pages-authorised.png' });
    await page.click('.btn-done');

    const call = page.locator('.opblock', { has: page.locator('[data-path="/api/org/v1/units/tops"]') });
    await call.locator('.opblock-summary').click();
    await call.locator('.try-out__btn').click();
    await call.locator('button.execute').click();
    const status = call.locator('.live-responses-table .response-col_status').last();
    await status.waitFor();
    expect((await status.textContent())?.trim()).toMatch(/^200/);
    await page.screenshot({ path: 'tmp/screenshots/reference-pages-call.png' });
    expect(complaints).toEqual([]);
    await context.close();
  });
});
