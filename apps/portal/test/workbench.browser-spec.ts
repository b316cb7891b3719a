import { phone } from '../../plinth/test/chromium.fixture';
import { PASSWORDS, Visitor, api } from '../../plinth/test/people.fixture';
import type { Slip } from '../../plinth/test/people.fixture';
import { codes } from '../../plinth/test/school.fixture';
import { NASTY } from './portal-page.fixture';
import type { PortalPage } from './portal-page.fixture';
import { DistrictPortal } from './portal.fixture';

const classroom = { width: 1920, height: 1080 };
const pupils = ['202600004', '202600003'] as const;

/** Issue 5, 4: the workbench of a teacher who is a parent too, of a pupil, and of a school's calendar. */
describe('the workbench', () => {
  const portal = new DistrictPortal();
  let teacher: Visitor;
  const slips: Slip[] = [];

  beforeAll(async () => {
    teacher = await portal.district.teacher('T0001');
    for (const number of pupils) {
      const [person] = await portal.district.find(number);
      slips.push(...(await portal.district.slips('--person', person?.id as string)));
    }
  }, 120_000);

  const open = async (seat = {}, who: Visitor = teacher, address = '/'): Promise<PortalPage> => {
    const at = await portal.sit(seat, who);
    await at.open(address);
    await at.page.waitForLoadState('networkidle');
    return at;
  };
  const bind = async (at: PortalPage, { name, bindingCode }: Slip, typed = name): Promise<void> => {
    await at.page.fill('#childName', typed);
    await at.page.fill('#code', bindingCode as string);
    await at.page.click('form button[type=submit]');
  };

  it('puts terms and dated entries into the calendar of a school, and refuses what is none', async () => {
    const at = await open({}, portal.administrator, `/admin/calendar?unit=${portal.district.schoolId}`);
    const { page } = at;
    const put = async (title: string, first: string, last: string): Promise<void> => {
      await page.fill('#title', title);
      await page.fill('#startsOn', first);
      await page.fill('#endsOn', last);
      await page.locator('[role=dialog] button', { hasText: '保存' }).click();
    };
    const year = new Date().getFullYear() + 1;
    await page.getByRole('button', { name: '添加事项' }).click();
    await put(' ', `${year}-05-01`, `${year}-04-30`);
    await page.waitForSelector('text=请填写');
    await page.waitForSelector('text=最后一天不能早于第一天');
    await put('劳动节放假', `${year}-05-01`, `${year + 1}-05-05`);
    await page.waitForSelector('text=请检查年份');
    expect(await at.faults('calendar-refused')).toEqual([]);
    await put('劳动节放假', `${year}-05-01`, `${year}-05-05`);
    await page.waitForSelector('li:has-text("劳动节放假")');
    await page.getByRole('button', { name: '添加事项' }).click();
    await put(NASTY, `${year}-06-01`, `${year}-06-01`);
    await page.waitForSelector('li:has-text("作业本 🎒 <script>")');
    await page.getByRole('button', { name: '安排学期' }).click();
    await page.fill('#terms_0_startsOn', '2020-01-01');
    await page.locator('[role=dialog] button', { hasText: '保存' }).click();
    await page.waitForSelector('text=请填写开始和结束两个日期');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^取\s*消$/ })
      .click();
    await page.getByRole('button', { name: /^删除作业本/ }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^删\s*除$/ })
      .click();
    await page.locator('li:has-text("作业本")').waitFor({ state: 'detached' });
    expect(await at.faults('calendar-administration')).toEqual([]);
  });

  it('of a teacher: the class with its number of pupils and ways to the lists, the calendar, sign-ins', async () => {
    const at = await open();
    await at.page.waitForSelector('section:has(h2:has-text("我的班级")) >> text=/\\d+ 名学生/');
    expect(await at.page.getByRole('link', { name: /班的学生$/ }).count()).toBe(1);
    await at.page.waitForSelector('section:has(h2:has-text("待办")) >> text=/\\d+ 名学生还没有用登录条登录过/');
    expect(await at.text).toMatch(/校历[\s\S]*劳动节放假/);
    expect(await at.text).toMatch(/最近登录[\s\S]*成功/);
    expect(await at.faults('workbench-teacher')).toEqual([]);
    await at.page.getByRole('link', { name: /班的登录条和名单$/ }).click();
    await at.page.waitForURL(/\/admin\/slips\?unit=/);
    await at.open(`/admin${new URL(at.page.url()).search}`);
    await at.page.waitForSelector('text=/\\d+ 个账号还没有激活/');
  });

  it('binds a child by the slip’s code, says what is wrong in words, and follows the identity', async () => {
    const at = await open({ viewport: phone }, teacher, '/workbench/children');
    const { page } = at;
    const [first, second] = slips as [Slip, Slip];
    await bind(at, first, '别人');
    await page.waitForSelector('[role=alert] >> text=孩子姓名或绑定码不对');
    expect(await at.faults('children-refused-360')).toEqual([]);
    await bind(at, first);
    await page.waitForSelector(`li:has-text("${first.name}")`);
    await bind(at, second);
    await page.waitForSelector(`li:has-text("${second.name}")`);
    expect(await at.faults('children-360')).toEqual([]);
    await page.getByRole('button', { name: '选择身份' }).click();
    await page.getByRole('menuitem', { name: `${first.name}的家长` }).click();
    await page.waitForSelector(`header >> text=${first.name}的家长`);
    await at.open('/');
    await page.waitForSelector(`section:has(h2:has-text("我的班级")) >> text=${first.name}`);
    expect(await page.locator('section:has(h2:has-text("我的班级"))').innerText()).not.toContain('名学生');
    expect(await page.locator('h2:has-text("管理")').count()).toBe(0);
    expect(await at.faults('workbench-guardian-360')).toEqual([]);
    await page.locator('section:has(h2:has-text("我的身份")) li', { hasText: second.name }).getByRole('button').click();
    await page.waitForSelector(`header >> text=${second.name}的家长`);
    // A page of the work is not opened as a parent, but one step away.
    await at.open('/admin/people');
    await page.waitForSelector('text=这一页属于工作身份');
    expect(await at.faults('at-work-alone')).toEqual([]);
    await page.getByRole('button', { name: /^切换到“教职工/ }).click();
    await page.waitForSelector('text=这一页属于工作身份', { state: 'detached' });
  });

  it('in two tabs: the second hears that another identity acts, goes on with it, and keeps what was typed', async () => {
    const at = await open({ viewport: phone }, teacher, '/workbench/children');
    const other = await at.context.newPage();
    await other.goto(`${portal.base.url}/`);
    await at.page.fill('#childName', '没有写完');
    await other.waitForSelector('section:has(h2:has-text("我的身份"))');
    await other.locator('section:has(h2:has-text("我的身份")) li').last().getByRole('button').click();
    await at.page.waitForSelector('dialog[open] >> text=/现在的身份是.*家长/');
    expect(await at.faults('identity-elsewhere-360')).toEqual([]);
    await at.page.getByRole('button', { name: '用这个身份继续' }).click();
    await at.page.waitForSelector('dialog[open]', { state: 'detached' });
    expect(await at.page.inputValue('#childName')).toBe('没有写完');
  });

  it('in two tabs: nothing is sent or read in the name of who signed in since; whoever comes back goes on', async () => {
    const at = await open({}, teacher, '/workbench/children');
    await at.page.fill('#childName', '没有写完');
    const before = await at.context.cookies();
    const session = ({ browser }: Visitor) =>
      [...browser.cookies].map(([name, value]) => ({ name, value, url: portal.base.url }));
    await at.context.addCookies(session(portal.administrator));
    const answers: number[] = [];
    at.page.on('response', (answer) => answer.request().method() === 'POST' && answers.push(answer.status()));
    await at.page.fill('#code', 'ABCD-EFGH');
    await at.page.click('form button[type=submit]');
    await at.page.waitForSelector('dialog[open] >> text=现在登录的是周敏');
    expect(answers).toEqual([409]);
    expect(await at.faults('person-elsewhere')).toEqual([]);
    await at.context.addCookies(before);
    await at.page.evaluate(() => window.dispatchEvent(new Event('focus')));
    await at.page.waitForSelector('dialog[open]', { state: 'detached' });
    expect(await at.page.inputValue('#childName')).toBe('没有写完');
    // Signed out: the same, and back again.
    await at.context.clearCookies();
    await at.page.evaluate(() => window.dispatchEvent(new Event('focus')));
    await at.page.waitForSelector('dialog[open] >> text=登录已过期');
    await at.context.addCookies(before);
    await at.page.evaluate(() => window.dispatchEvent(new Event('focus')));
    await at.page.waitForSelector('dialog[open]', { state: 'detached' });
    expect(await at.page.inputValue('#childName')).toBe('没有写完');
  });

  it('unbinds what was bound by the guardian', async () => {
    const at = await open({}, teacher, '/workbench/children');
    const [, second] = slips as [Slip, Slip];
    await at.page.getByRole('button', { name: `解除绑定：${second.name}` }).click();
    await at.page.getByRole('dialog').getByRole('button', { name: '解除绑定' }).click();
    await at.page.locator(`li:has-text("${second.name}")`).waitFor({ state: 'detached' });
  });

  it('of a pupil: few words and nothing too small for a finger, on a phone and before a whole class', async () => {
    const [slip] = slips as [Slip];
    const pupil = new Visitor(portal.base);
    await pupil.signInFirst(`${codes.first}/${pupils[0]}`, slip.code, PASSWORDS.student);
    const at = await open({ viewport: phone }, pupil);
    await at.page.waitForSelector('section:has(h2:has-text("我的班级")) >> text=/班主任|位同学/');
    expect(await at.faults('workbench-pupil-360')).toEqual([]);
    const small = await at.page.evaluate(() =>
      [...document.querySelectorAll('a, button')]
        .filter((element) => (element as HTMLElement).checkVisibility({ visibilityProperty: true }))
        .map((element) => ({ name: element.textContent ?? '', box: element.getBoundingClientRect() }))
        .filter(({ box }) => box.top >= 0 && box.height > 0 && box.right > 0 && box.height < 44)
        .map(({ name, box }) => `${name} ${Math.round(box.height)}`),
    );
    expect(small).toEqual([]);
    expect(await at.page.getByRole('link', { name: '管理' }).count()).toBe(0);
    const wall = await open({ viewport: classroom, theme: 'dark', locale: 'en' }, pupil);
    await wall.page.getByRole('button', { name: 'Display' }).click();
    await wall.page.getByRole('menuitem', { name: 'Classroom screen' }).click();
    await wall.page.waitForSelector('[data-size=classroom]');
    await wall.page.keyboard.press('Escape');
    expect(await wall.page.evaluate(() => getComputedStyle(document.body).fontSize)).toBe('20px');
    expect(await wall.faults('workbench-classroom')).toEqual([]);
  });

  it('keeps standing when one widget fails, and that one alone is asked again', async () => {
    const at = await portal.sit({}, teacher);
    await at.page.route('**/api/org/v1/me/class-cards', (route) => route.fulfill({ status: 500, body: 'x' }));
    await at.open('/');
    const failed = at.page.locator('section:has(h2:has-text("我的班级"))');
    await failed.getByRole('button').waitFor();
    await at.page.waitForSelector('section:has(h2:has-text("最近登录")) >> text=成功');
    at.complaints.length = 0;
    await at.page.unroute('**/api/org/v1/me/class-cards');
    await failed.getByRole('button').click();
    await failed.getByRole('button').waitFor({ state: 'detached' });
    expect(await failed.innerText()).toContain('我的班级');
  });

  it('the API refuses a pupil what only an administrator may put', async () => {
    const pupil = new Visitor(portal.base);
    await pupil.signIn(`${codes.first}/${pupils[0]}`, PASSWORDS.student);
    const entry = { kind: 'holiday', title: '天天放假', startsOn: '2027-01-01', endsOn: '2027-01-02' };
    const path = `POST /api/org/v1/units/${portal.district.schoolId}/calendar/entries`;
    expect((await api(portal.base, await pupil.token(), path, entry)).status).toBe(403);
  });
});
