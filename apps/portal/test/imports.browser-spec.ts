import * as fs from 'node:fs';
import { eventually } from '../../plinth/test/base.fixture';
import { phone } from '../../plinth/test/chromium.fixture';
import { api } from '../../plinth/test/people.fixture';
import type { Visitor } from '../../plinth/test/people.fixture';
import { files } from '../../plinth/test/school.fixture';
import type { PortalPage, Seat } from './portal-page.fixture';
import { DistrictPortal } from './portal.fixture';
import { RosterFolder, RosterWizard } from './roster-wizard.fixture';

/** Issue 5: the import of a roster, from the file to undoing it, and everything that may go wrong on the way. */
describe('importing a roster', () => {
  const portal = new DistrictPortal();
  let teacher: Visitor & { readonly personId: string };
  let assignmentId: string;
  let folder: RosterFolder;

  const begin = async (seat: Seat = {}): Promise<[PortalPage, RosterWizard]> => {
    const at = await portal.sit(seat, teacher);
    await at.open(`/admin/imports/new?unit=${portal.district.schoolId}`);
    await at.page.waitForSelector('input[type=file]', { state: 'attached' });
    return [at, new RosterWizard(at.page)];
  };
  const appoint = async (): Promise<void> => {
    const body = { personId: teacher.personId, roleKey: 'school_admin', unitId: portal.district.schoolId };
    const made = await api(
      portal.base,
      await portal.district.operatorToken(),
      'POST /api/org/v1/role-assignments',
      body,
    );
    assignmentId = made.body.id;
  };

  beforeAll(async () => {
    folder = new RosterFolder();
    teacher = await portal.district.teacher('T0001');
    await appoint();
  }, 60_000);
  afterAll(() => folder?.remove());

  it('goes by keyboard alone on a phone: file, columns, changes, done', async () => {
    const [at, wizard] = await begin({ viewport: phone });
    const { page } = at;
    expect(await at.faults('import-file-360')).toEqual([]);
    const file = folder.roster('转入学生.csv', '覃晓明,男,一(1)班,209900001', '韦小兰,女,一(1)班,209900002');
    // Asked for before the way there: a chooser that opens before the browser was told to hand it over is nobody's.
    const chooser = page.waitForEvent('filechooser');
    await wizard.tabTo('拖到这里');
    await page.keyboard.press('Enter');
    await (await chooser).setFiles(file);
    await page.waitForSelector('text=转入学生.csv');
    await wizard.tabTo('^上传并试算');
    await page.keyboard.press('Enter');
    await page.waitForSelector('main select', { timeout: 60_000 });
    expect(await at.faults('import-columns-360')).toEqual([]);
    await wizard.tabTo('^下一步');
    await page.keyboard.press('Enter');
    await page.waitForSelector('text=覃晓明');
    expect(await at.faults('import-changes-360')).toEqual([]);
    await wizard.tabTo('^确认导入');
    await page.keyboard.press('Enter');
    await wizard.done();
    expect(await at.faults('import-done-360')).toEqual([]);
    await wizard.tabTo('^撤销这次导入');
    await page.keyboard.press('Enter');
    await page.waitForSelector('[role=dialog] >> text=新增的 2 人将被移除');
    await page.keyboard.press('Escape');
    await page.waitForSelector('[role=dialog]', { state: 'hidden' });
  });

  it('is undone, after saying what that undoes', async () => {
    const at = await portal.sit({}, teacher);
    const { page } = at;
    await at.open(`/admin/imports?unit=${portal.district.schoolId}`);
    await page.click('main >> text=转入学生.csv');
    await page.click('text=撤销这次导入');
    await page.click('[role=dialog] button:has-text("确认撤销")');
    await page.waitForSelector('text=移除 2 人，恢复 0 人');
    expect(await at.faults('import-undone')).toEqual([]);
    await page.reload();
    await page.waitForSelector('text=这次导入已经撤销');
    expect(await portal.district.find('覃晓明')).toEqual([]);
  });

  it.each([
    ['太大', (name: string) => folder.sparse(`${name}.xlsx`, 200 * 1024 * 1024 + 1)],
    ['旧版 Excel', (name: string) => folder.compound(`${name}.xls`, 'Workbook')],
    ['打开密码', (name: string) => folder.compound(`${name}.xlsx`, 'EncryptedPackage')],
    ['空的', (name: string) => folder.write(`${name}.xlsx`, '')],
    ['不支持', (name: string) => folder.write(`${name}.pdf`, '%PDF-1.7')],
    ['不是一个 Excel', (name: string) => folder.write(`${name}.xlsx`, '<html>')],
  ])('does not send a file that cannot be one: %s', async (words, make) => {
    const [at, wizard] = await begin();
    const sent: string[] = [];
    at.page.on('request', (request) => request.method() === 'POST' && sent.push(request.url()));
    await wizard.choose(make(`名册${words.length}`));
    await at.page.waitForSelector(`main [role=alert]:has-text("${words}")`);
    expect(await wizard.button('上传并试算').isDisabled()).toBe(true);
    expect(sent).toEqual([]);
    expect(await at.faults(`import-fault-${words}`)).toEqual([]);
  });

  it('a dropped file of 200 MB is refused at once, one beside the field is not opened, a good one is taken', async () => {
    const [at, wizard] = await begin();
    const sent: string[] = [];
    at.page.on('request', (request) => request.method() === 'POST' && sent.push(request.url()));
    const address = at.page.url();
    await wizard.drop(folder.sparse('全省名册.xlsx', 200 * 1024 * 1024 + 1), 'label:has(input[type=file])');
    await at.page.waitForSelector('main [role=alert]:has-text("文件太大了")');
    expect(await at.page.innerText('main [role=alert]')).toContain('200 MB');
    expect(await wizard.button('上传并试算').isDisabled()).toBe(true);
    const file = folder.roster('拖入.csv', '覃八,男,一(1)班,209900061');
    await wizard.drop(file, 'h1');
    await at.page.click('text=这是完整名册');
    expect(at.page.url()).toBe(address);
    await wizard.drop(file, 'label:has(input[type=file])');
    await at.page.waitForSelector('label:has(input[type=file]) >> text=拖入.csv');
    expect(await at.page.locator('main [role=alert]').count()).toBe(0);
    expect(await wizard.button('上传并试算').isEnabled()).toBe(true);
    expect(sent).toEqual([]);
  });

  it('shows the server’s words about a file that only the server can see through', async () => {
    const [at, wizard] = await begin();
    await wizard.choose(folder.write('没有表头.csv', '1,2,3\n4,5,6\n'));
    await wizard.button('上传并试算').click();
    await at.page.waitForSelector('main [role=alert]:has-text("没有找到表头")', { timeout: 60_000 });
    await at.page.waitForSelector('text=重新选择文件');
    expect(await at.faults('import-failed')).toEqual([]);
  });

  it('says so when the file was saved again before it left, and when the connection is lost; nothing is lost', async () => {
    const [at, wizard] = await begin();
    const file = folder.roster('改动.csv', '覃一,男,一(1)班,209900011');
    await wizard.choose(file);
    await at.page.waitForSelector('text=改动.csv');
    fs.appendFileSync(file, '\n覃二,女,一(1)班,209900012');
    // Browsers look at the second in which a file was saved.
    fs.utimesSync(file, new Date(), new Date(Date.now() + 5_000));
    await wizard.button('上传并试算').click();
    await at.page.waitForSelector('main [role=alert]:has-text("上传时文件被改动了")');
    await wizard.choose(file);
    await at.page.click('text=这是完整名册');
    await at.context.setOffline(true);
    await wizard.button('上传并试算').click();
    await at.page.waitForSelector('main [role=alert]:has-text("上传中断了")');
    await at.context.setOffline(false);
    at.complaints.length = 0;
    expect(await at.page.getByRole('radio', { name: /这是完整名册/ }).isChecked()).toBe(true);
    await wizard.upload();
    await wizard.toChanges();
    await at.page.waitForSelector('text=覃二');
    await wizard.button('取消导入').click();
    await at.page.waitForSelector('text=这次导入已取消');
  });

  it('a connection that is lost in any step is told there, and the step goes on once it is back', async () => {
    const [at, wizard] = await begin();
    const { page } = at;
    const without = async (act: () => Promise<void>): Promise<void> => {
      await at.context.setOffline(true);
      await act();
      await page.waitForSelector('[role=status] >> text=/网络/');
      await at.context.setOffline(false);
      await page.waitForSelector('text=网络连接已断开', { state: 'detached' });
      await page.locator('[role=status] button[aria-label="关闭"]').click();
      at.complaints.length = 0;
    };
    await wizard.choose(folder.roster('断网.csv', '覃七,男,一(1)班,209900051'));
    await wizard.upload();
    await page.selectOption('select[aria-label*="性别"]', '');
    await without(() => wizard.button('按更正后的列重新试算').click());
    expect(await page.inputValue('select[aria-label*="性别"]')).toBe('');
    await wizard.button('按更正后的列重新试算').click();
    await wizard.toChanges();
    await page.waitForSelector('text=覃七');
    await without(() => wizard.confirm());
    expect(await portal.district.find('覃七')).toEqual([]);
    await wizard.confirm();
    await wizard.done();
    await page.click('text=撤销这次导入');
    await without(() => page.click('[role=dialog] button:has-text("确认撤销")'));
    expect(await portal.district.find('覃七')).toHaveLength(1);
    if (!(await page.locator('[role=dialog] button:has-text("确认撤销")').isVisible()))
      await page.click('text=撤销这次导入');
    await page.click('[role=dialog] button:has-text("确认撤销")');
    await page.waitForSelector('text=移除 1 人');
  });

  it('asks in words before many leave, and takes no other answer', async () => {
    const [at, wizard] = await begin();
    await wizard.choose(folder.roster('不完整.csv', '覃三,男,一(1)班,209900021'));
    await at.page.click('text=这是完整名册');
    await wizard.upload();
    await wizard.toChanges();
    const label = (await at.page.locator('#decision label').textContent()) as string;
    const words = label.split('：')[1] as string;
    expect(words).toMatch(/^确认 \d+ 人离开$/);
    const confirmed: string[] = [];
    at.page.on('request', (request) => request.url().endsWith('/confirmation') && confirmed.push(request.url()));
    await wizard.confirm();
    await at.page.fill('#decision input', '确认');
    await at.page.keyboard.press('Enter');
    await at.page.waitForSelector('text=输入的内容还不一致');
    expect(confirmed).toEqual([]);
    expect(await at.faults('import-guard')).toEqual([]);
    await at.page.fill('#decision input', words);
    await at.page.keyboard.press('Enter');
    await wizard.done();
    await at.page.click('text=撤销这次导入');
    await at.page.click('[role=dialog] button:has-text("确认撤销")');
    await at.page.waitForSelector('text=/恢复 \\d+ 人/');
  });

  it.each(['dark', 'contrast'] as const)(
    'shows a whole workbook, its bad cells and where it stands, %s',
    async (theme) => {
      const [at, wizard] = await begin({ theme, viewport: { width: 1920, height: 1080 } });
      await wizard.choose(files.pupils);
      await wizard.upload();
      expect(await at.faults(`import-columns-${theme}`)).toEqual([]);
      await wizard.toChanges();
      await at.page.getByRole('tab', { name: /有问题/ }).click();
      await at.page.waitForSelector('text=身份证号码的校验码');
      expect(await at.faults(`import-bad-${theme}`)).toEqual([]);
      const saved = at.page.waitForEvent('download');
      await wizard.button('下载问题名册').click();
      expect((await saved).suggestedFilename()).toMatch(/\.xlsx$/);
      await at.page.goBack();
      await at.page.waitForSelector('main select');
      await wizard.button('取消导入').click();
      await at.page.waitForSelector('text=这次导入已取消');
    },
  );

  it('lives on the server: the page may be closed, another sees it, and the tray leads back', async () => {
    const [at, wizard] = await begin();
    await wizard.choose(
      folder.roster(
        '两个人.csv',
        '<script>window.hurt = 1</script>,男,一(1)班,209900031',
        '🎒覃\u202E五,男,一(1)班,209900032',
        '覃四,男,一(1)班,209900033',
      ),
    );
    const address = await wizard.upload();
    await at.page.selectOption('select[aria-label*="性别"]', '');
    await wizard.button('按更正后的列重新试算').click();
    await at.page.waitForSelector('text=下一步：核对变化');
    await at.close();
    const [other] = await begin();
    await other.page.waitForSelector('text=这所学校还有 1 次导入没有结束');
    expect(await other.faults('import-open-elsewhere')).toEqual([]);
    await other.page.getByRole('button', { name: /^任务，1 项进行中/ }).click();
    expect(await other.faults('job-tray')).toEqual([]);
    await other.page.click('#jobs >> text=去核对');
    await other.page.waitForSelector('main select');
    expect(other.page.url().split('?')[0]).toBe(address.split('?')[0]);
    expect(await other.page.inputValue('select[aria-label*="性别"]')).toBe('');
    const again = new RosterWizard(other.page);
    await again.toChanges();
    await other.page.getByRole('tab', { name: /有问题/ }).click();
    await other.page.waitForSelector('text=<script>');
    expect(await other.faults('import-nasty')).toEqual([]);
    await again.confirm();
    await again.done();
    await other.page.waitForSelector('button[aria-label="任务"]');
  });

  it('confirmed by two people at once is written once, and each is told what has become of it', async () => {
    const [at, wizard] = await begin();
    await wizard.choose(folder.roster('两人确认.csv', '覃九,男,一(1)班,209900071'));
    await wizard.upload();
    await wizard.toChanges();
    const address = at.page.url().replace(portal.base.url, '');
    const colleague = async (): Promise<RosterWizard> => {
      const seat = await portal.sit();
      await seat.open(address);
      await seat.page.waitForSelector('text=覃九');
      return new RosterWizard(seat.page);
    };
    const [other, late] = [await colleague(), await colleague()];
    await Promise.all([wizard.confirm(), other.confirm()]);
    await Promise.all([wizard.done(), other.done()]);
    expect(await portal.district.find('覃九')).toHaveLength(1);
    // A page that was left open still asks.
    await late.confirm();
    await late.page.waitForSelector('[role=status] >> text=这次导入已经完成，不能再做这个操作');
    await late.done();
    const token = await portal.district.operatorToken();
    const target = `import:${/imports\/([0-9a-f-]{36})/.exec(address)?.[1]}`;
    const entries = async () =>
      (await api(portal.base, token, `GET /api/audit/v1/entries?action=org.import.confirm&target=${target}`)).body
        .items;
    expect(await eventually(entries, ({ length }) => length > 0)).toHaveLength(1);
  });

  it('of two rosters of one school that name the same pupil, the second confirmed finds the pupil there', async () => {
    const [at, wizard] = await begin();
    await wizard.choose(folder.roster('班主任的名册.csv', '覃十,男,一(1)班,209900081'));
    await wizard.upload();
    await wizard.toChanges();
    const seat = await portal.sit();
    await seat.open(`/admin/imports/new?unit=${portal.district.schoolId}`);
    await seat.page.waitForSelector('text=这所学校还有 1 次导入没有结束');
    const other = new RosterWizard(seat.page);
    await other.choose(folder.roster('教务处的名册.csv', '覃十,男,一(1)班,209900081', '覃百,女,一(1)班,209900082'));
    await other.upload();
    await other.toChanges();
    await Promise.all([wizard.confirm(), other.confirm()]);
    await Promise.all([wizard.done(), other.done()]);
    for (const name of ['覃十', '覃百']) expect(await portal.district.find(name)).toHaveLength(1);
    const added = async ({ page }: RosterWizard) => Number(await page.locator('dt:has-text("新增") + dd').innerText());
    // Either of them may have been the first.
    expect([
      [1, 1],
      [0, 2],
    ]).toContainEqual([await added(wizard), await added(other)]);
    expect(await at.faults('import-of-two')).toEqual([]);
  });

  it('of a role that is withdrawn while the page is open refuses in words', async () => {
    const [at, wizard] = await begin();
    await wizard.choose(folder.roster('权限.csv', '覃六,男,一(1)班,209900041'));
    await wizard.upload();
    await wizard.toChanges();
    const token = await portal.district.operatorToken();
    const ended = await api(portal.base, token, `DELETE /api/org/v1/role-assignments/${assignmentId}`);
    expect(ended.status).toBe(204);
    // What somebody may do is kept for a second.
    const answers = (status: number) =>
      at.page.evaluate(
        async (wanted) => {
          while ((await fetch(wanted.address)).status !== wanted.status)
            await new Promise((resolve) => setTimeout(resolve, 100));
        },
        { address: `/api/org/v1/imports?unitId=${portal.district.schoolId}`, status },
      );
    await answers(403);
    await wizard.confirm();
    await at.page.waitForSelector('[role=status] >> text=/没有.*权限/');
    await at.page.waitForSelector('main >> text=您在这里的权限刚刚被收回');
    expect(await at.page.innerText('main')).toContain('请联系第一实验小学或上级单位的管理员');
    expect(await at.faults('import-withdrawn')).toEqual([]);
    expect(await portal.district.find('覃六')).toEqual([]);
    await appoint();
    await answers(200);
    await at.page.reload();
    await wizard.confirm();
    await wizard.done();
  });

  it('goes on after the server was started anew in the middle', async () => {
    const [at, wizard] = await begin();
    await wizard.choose(files.pupils);
    await wizard.upload();
    await wizard.toChanges();
    await wizard.confirm();
    await at.page.waitForTimeout(200);
    const startAgain = await portal.stop();
    await startAgain();
    await wizard.done();
    // The tray hears of jobs again by itself.
    await at.page.getByRole('button', { name: '任务', exact: true }).click();
    await at.page.waitForSelector('#jobs li:has-text("学生花名册") >> text=已完成');
    expect(await at.page.textContent('dl')).toContain('1,0');
  });
});
