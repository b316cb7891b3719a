import type { Browser } from 'playwright-core';
import { TestBase } from './base.fixture';
import { desk, launchChromium, openContext } from './chromium.fixture';
import { PASSWORDS, Visitor } from './people.fixture';

describe('the reference pages in a browser', () => {
  let base: TestBase;
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchChromium();
    base = await TestBase.start();
    await new Visitor(base).acceptInvitation(await base.firstCode(), '周敏', 'zhoumin');
  }, 90_000);
  afterAll(async () => {
    await browser?.close();
    await base?.close();
  }, 60_000);

  it('show the whole API, sign a person in by the authorise button, and a call answers 200', async () => {
    const context = await openContext(browser, { viewport: desk, javaScriptEnabled: true });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    await page.goto(`${base.url}/docs`);
    await page.waitForSelector('.opblock');
    await page.screenshot({ path: 'tmp/screenshots/reference-pages.png' });
    await page.click('button.authorize');
    const form = page.locator('.auth-container', { hasText: 'authorizationCode' }).first();
    for (const scope of ['openid', 'org.unit.read'])
      await form.locator(`label[for^="${scope}-authorizationCode"]`).click();
    const [popup] = await Promise.all([context.waitForEvent('page'), form.locator('button.authorize').click()]);
    await popup.fill('#username', 'zhoumin');
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
