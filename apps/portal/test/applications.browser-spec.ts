import { phone } from '../../plinth/test/chromium.fixture';
import { NASTY } from './portal-page.fixture';
import { Portal } from './portal.fixture';

describe('applications, as their vendor works with them', () => {
  const portal = new Portal();
  let address: string;
  let secret: string;

  beforeAll(async () => {
    const words = ['--kind', 'school', '--name', '第一实验小学', '--parent', 'root', '--code', '2145000101'];
    await portal.base.cli('unit', 'add', ...words);
  });

  it('are listed, with those of the base itself told apart', async () => {
    await portal.at.open('/developer');
    await portal.at.page.waitForSelector('text=plinth-docs');
    expect(await portal.at.text).toContain('内置');
    expect(await portal.at.faults('applications')).toEqual([]);
    await portal.at.page.fill('input', 'no such application');
    await portal.at.page.waitForSelector('text=没有符合的应用');
    expect(new URL(portal.at.page.url()).searchParams.get('q')).toBe('no such application');
  });

  it('are registered; what the base finds wrong stands beside its field, and the secret is shown once', async () => {
    const { page } = portal.at;
    await portal.at.open('/developer/new');
    await page.fill('#name', NASTY);
    await page.fill('#redirectUris_0', 'http://x.cn/callback');
    await page.click('button[type=submit]');
    await page.waitForSelector('.ant-form-item-explain-error:has-text("https")');
    expect(await portal.at.faults('application-refused')).toEqual([]);
    await page.fill('#redirectUris_0', 'https://homework.example.cn/callback');
    await page.click('button[type=submit]');
    secret = (await page.textContent('[role=dialog] [translate=no]')) ?? '';
    expect(secret.length).toBeGreaterThan(30);
    expect(await portal.at.faults('application-secret')).toEqual([]);
    address = page.url();
    expect(address).not.toContain(secret);
    await page.click('text=已保存，关闭');
    await page.waitForSelector('text=对接时填写什么');
    await page.reload();
    await page.waitForSelector('text=对接时填写什么');
    expect(await page.content()).not.toContain(secret);
    expect(await page.textContent('h1')).toBe(NASTY);
  });

  it.each([
    ['dark', 'zh-CN', undefined],
    ['light', 'en', phone],
  ] as const)('can be read in %s, %s', async (theme, locale, viewport) => {
    const seat = await portal.sit({ theme, locale, ...(viewport && { viewport }) });
    for (const path of ['/developer', new URL(address).pathname, `${new URL(address).pathname}/edit`]) {
      await seat.open(path);
      await seat.page.waitForLoadState('networkidle');
      expect(await seat.faults(`application-${theme}-${locale}-${path.split('/').length}`)).toEqual([]);
    }
  });

  it('are given fields of a unit for a purpose until a day; that is revoked with a reason', async () => {
    const { page } = portal.at;
    await portal.at.open(new URL(address).pathname);
    await page.click('text=新增授权');
    await page.click('[role=dialog] button:has-text("授权")');
    await page.waitForSelector('text=请至少选择一个字段');
    await page.fill('#unitId', '第一实验');
    await page.click('.ant-select-item-option:has-text("第一实验小学")');
    await page.click('[role=dialog] label:has-text("证件号码")');
    await page.fill('#purpose', `布置与批改 ${NASTY}`);
    expect(await portal.at.faults('application-grant')).toEqual([]);
    await page.click('.ant-modal-footer button:has-text("授权")');
    await page.waitForSelector('td:has-text("有效")');
    expect(await portal.at.text).toContain('证件号码');
    expect(await portal.at.faults('application-granted')).toEqual([]);
    await page.click('td button:has-text("撤销")');
    await page.fill('#reason', '合同终止');
    await page.click('.ant-modal-footer button:has-text("撤销")');
    await page.waitForSelector('td:has-text("已撤销")');
  });

  it('are tried: every step of the code flow is shown, and no secret or token stands in an address or on the page', async () => {
    const { page } = portal.at;
    const addresses: string[] = [];
    page.on('request', (request) => addresses.push(request.url()));
    await portal.at.open(new URL(address).pathname);
    await page.click('text=试一试登录');
    await page.click('text=加入回调地址');
    await page.click('text=开始登录');
    await page.click('button:has-text("同意")');
    await page.waitForSelector('text=state 与发出时一致');
    expect(new URL(page.url()).search).not.toContain('code=');
    await page.fill('input[type=password]', secret);
    await page.click('button:has-text("换取令牌")');
    await page.waitForSelector('text=令牌已收回');
    const shown = await portal.at.text;
    expect(shown).toContain('周敏');
    expect(shown).toMatch(/"access_token": "eyJ[^"]{9}…"/);
    expect(shown).not.toMatch(/eyJ[\w-]{40}/);
    expect(shown).not.toContain(secret);
    expect(addresses.filter((one) => one.includes(secret))).toEqual([]);
    expect(await portal.at.faults('application-tried')).toEqual([]);
  });

  it('are not tried with an answer that this page did not ask for', async () => {
    await portal.at.open('/developer/try?code=stolen&state=foreign');
    expect(await portal.at.text).toContain('不是由这个页面发起的');
    expect(await portal.at.page.locator('button:has-text("换取令牌")').count()).toBe(0);
    expect(await portal.at.faults('application-foreign-answer')).toEqual([]);
  });

  it('a wrong secret is told as the base tells it', async () => {
    const { page } = portal.at;
    await portal.at.open(`/developer/try?client=${address.split('/').pop()}`);
    await page.click('text=开始登录');
    await page.waitForSelector('text=state 与发出时一致');
    await page.fill('input[type=password]', 'not the secret');
    await page.click('button:has-text("换取令牌")');
    await page.waitForSelector('text=令牌没有换成');
    expect(await portal.at.text).toContain('invalid_client');
    expect(await portal.at.faults('application-wrong-secret')).toEqual([]);
  });

  it('get a new secret, are suspended and restored', async () => {
    const { page } = portal.at;
    await portal.at.open(new URL(address).pathname);
    await page.click('text=更多操作');
    await page.click('.ant-dropdown >> text=更换密钥');
    await page.click('[role=dialog] button:has-text("更换密钥")');
    const next = await page.textContent('[role=dialog] [translate=no]');
    expect(next).not.toBe(secret);
    await page.click('text=已保存，关闭');
    await page.click('text=更多操作');
    await page.click('.ant-dropdown >> text=停用');
    await page.click('[role=dialog] button:has-text("停用")');
    await page.waitForSelector('text=应用已停用：不能登录用户');
    expect(await portal.at.faults('application-suspended')).toEqual([]);
    await page.click('text=更多操作');
    await page.click('.ant-dropdown >> text=恢复');
    await page.waitForSelector('text=应用已停用：不能登录用户', { state: 'detached' });
  });
});
