import { phone } from '../../plinth/test/chromium.fixture';
import { api } from '../../plinth/test/people.fixture';
import { NASTY } from './portal-page.fixture';
import { DistrictPortal } from './portal.fixture';

describe('roles and the audit trail', () => {
  const portal = new DistrictPortal();

  const choose = async (label: string, text: string): Promise<void> => {
    const { page } = portal.at;
    await page.getByLabel(label, { exact: true }).last().fill(text);
    await page.locator(`.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option`).first().click();
  };

  it('an administrator of a school is appointed by pinyin, and recalled', async () => {
    const { page } = portal.at;
    await portal.at.open(`/admin/roles?unit=${portal.district.districtId}&view=schools`);
    await page.waitForSelector('text=第二实验小学');
    expect(await portal.at.faults('roles-schools')).toEqual([]);
    const row = page.locator('tr', { hasText: '第一实验小学' });
    await row.locator('button:has-text("任命")').click();
    await choose('人员', 'wang');
    expect(await portal.at.faults('roles-appoint')).toEqual([]);
    await page.locator('[role=dialog] button:has-text("任命")').click();
    await page.locator('[role=dialog]').waitFor({ state: 'detached' });
    const recall = row.locator('button[aria-label^="收回"]');
    await recall.waitFor();
    await page.click('text=只看没有管理员的');
    await page.waitForSelector('tr:has-text("第一实验小学")', { state: 'detached' });
    expect(new URL(page.url()).searchParams.get('without')).toBe('1');
    await page.goBack();
    await page.goto(`${portal.base.url}/admin/roles?unit=${portal.district.districtId}&view=schools`);
    await recall.click();
    await page.locator('[role=dialog] button:has-text("收回")').click();
    await row.locator('text=还没有管理员').waitFor();
  });

  it('a role of one’s own is made, with whatever text in its name, and ended', async () => {
    const { page } = portal.at;
    await portal.at.open(`/admin/roles?unit=${portal.district.schoolId}&view=roles`);
    await page.click('text=新增角色');
    const name = NASTY.slice(0, 40);
    await page.fill('#name', name);
    await page.click('[role=dialog] button:has-text("保存")');
    await page.waitForSelector('text=请至少选择一项权限');
    expect(await portal.at.faults('roles-own-refused')).toEqual([]);
    await page.click('[role=dialog] >> text=查看组织机构');
    await page.click('[role=dialog] button:has-text("保存")');
    await page.waitForSelector('text=1 项权限');
    expect(await portal.at.faults('roles-own')).toEqual([]);
    await page.locator('tr', { hasText: '1 项权限' }).locator('button:has-text("停用")').click();
    await page.locator('[role=dialog] button:has-text("停用")').click();
    await page.waitForSelector('text=1 项权限', { state: 'detached' });
  });

  it('why somebody may see something is told, in both languages, themes and on a phone', async () => {
    await portal.at.open(`/admin/roles?unit=${portal.district.schoolId}&view=why`);
    await portal.at.page.waitForSelector('text=上级单位的授权');
    expect(await portal.at.text).toContain('周敏');
    expect(await portal.at.faults('roles-why')).toEqual([]);
    await portal.at.page.locator('li', { hasText: '周敏' }).locator('button:has-text("为什么")').click();
    await portal.at.page.waitForSelector('text=周敏⁩可以在');
    expect(await portal.at.faults('roles-explained')).toEqual([]);
    await portal.at.page.goBack();
    const seat = { theme: 'dark', locale: 'en', viewport: phone } as const;
    const other = await portal.sit(seat);
    for (const view of ['assigned', 'roles', 'why'])
      await other.open(`/admin/roles?unit=${portal.district.schoolId}&view=${view}`).then(async () => {
        await other.page.waitForLoadState('networkidle');
        expect(await other.faults(`roles-${view}-phone`)).toEqual([]);
      });
  });

  it('a role that is withdrawn while its page is open leaves a clear page behind', async () => {
    const teacher = await portal.district.teacher('T0001');
    const token = await portal.district.operatorToken();
    const given = { personId: teacher.personId, roleKey: 'school_admin', unitId: portal.district.schoolId };
    const { body } = await api(portal.base, token, 'POST /api/org/v1/role-assignments', given);
    const seat = await portal.sit({}, teacher);
    await seat.open('/admin/roles');
    await seat.page.waitForSelector('td:has-text("学校管理员")');
    await api(portal.base, token, `DELETE /api/org/v1/role-assignments/${body.id}`);
    await seat.page.waitForTimeout(2_500);
    await seat.page.click('text=谁能看到、为什么');
    await seat.page.waitForSelector('text=您在这里的权限刚刚被收回');
    expect(await seat.page.innerText('main')).toContain('请联系第一实验小学或上级单位的管理员');
    await seat.page.waitForSelector('nav >> text=角色授权', { state: 'detached' });
    expect(await seat.page.locator('table').count()).toBe(0);
    expect(await seat.faults('roles-withdrawn')).toEqual([]);
  });

  it('the audit trail is searched by its address, looked into and exported', async () => {
    const { page } = portal.at;
    await portal.at.open('/admin/audit?action=org.role.');
    await page.waitForSelector('td:has-text("收回授权")');
    await page.waitForSelector('text=没有被改动过');
    expect(await page.locator('td:has-text("登录")').count()).toBe(0);
    expect(await portal.at.faults('audit')).toEqual([]);
    await page.locator('tr', { hasText: '授权' }).locator('button:has-text("详情")').first().click();
    await page.waitForSelector('.ant-drawer >> text=只看此人');
    expect(await portal.at.faults('audit-entry')).toEqual([]);
    await page.click('.ant-drawer >> text=只看此人');
    expect(new URL(page.url()).searchParams.get('actor')).toMatch(/^(person|operator)/);
    await page.goBack();
    expect(new URL(page.url()).searchParams.get('actor')).toBeNull();
    await page.keyboard.press('Escape');
    await page.locator('.ant-drawer-mask').waitFor({ state: 'hidden' });
    const saved = page.waitForEvent('download');
    await page.click('header button:has-text("导出")');
    await page.click('text=导出 CSV');
    expect((await saved).suggestedFilename()).toMatch(/csv|export/);
    await portal.at.open('/admin/audit?action=org.role.&from=2020-01-01&to=2020-01-02');
    await page.waitForSelector('text=没有符合条件的记录');
    expect(await portal.at.faults('audit-empty')).toEqual([]);
  });

  it('the administrator of a school reads the trail of that school, by the names of people', async () => {
    const teacher = await portal.district.teacher('T0002');
    const teacherName = (await portal.district.find('T0002'))[0]?.name as string;
    const token = await portal.district.operatorToken();
    const { schoolId, districtId } = portal.district;
    const given = { personId: teacher.personId, roleKey: 'school_admin', unitId: schoolId };
    await api(portal.base, token, 'POST /api/org/v1/role-assignments', given);
    const seat = await portal.sit({}, teacher);
    const { page } = seat;
    await seat.open('/admin/audit?action=org.role.');
    const names = page.locator('tbody tr:has-text("授权") td:nth-child(5)');
    await names.locator(`text=${teacherName}`).first().waitFor();
    expect(await seat.faults('audit-of-school')).toEqual([]);
    await page.getByLabel('对象', { exact: true }).fill(teacherName);
    await page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option').first().click();
    await page.waitForURL((url) => url.searchParams.get('target') === `person:${teacher.personId}`);
    await page.reload();
    await page.locator(`.ant-select-content:has-text("${teacherName}")`).waitFor();
    await names.locator(`text=${teacherName}`).first().waitFor();
    const refused = await page.evaluate(
      async (unitId) => (await fetch(`/api/audit/v1/entries?unitId=${unitId}`)).status,
      districtId,
    );
    expect(refused).toBe(403);
  });

  it('the overview compares the first units that are more than one', async () => {
    await portal.at.open('/admin');
    await portal.at.page.waitForSelector('h2:has-text(" · 各下级单位人数")');
  });
});
