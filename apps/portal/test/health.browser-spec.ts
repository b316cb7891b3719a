import { phone } from '../../plinth/test/chromium.fixture';
import { Portal } from './portal.fixture';

describe('the health of the base, as its operator reads it', () => {
  const portal = new Portal();

  it.each([
    ['light', 'zh-CN', undefined],
    ['dark', 'en', phone],
    ['contrast', 'zh-CN', undefined],
  ] as const)('is told in words in %s, %s', async (theme, locale, viewport) => {
    const seat = await portal.sit({ theme, locale, ...(viewport && { viewport }) });
    await seat.open('/developer/health');
    await seat.page.waitForSelector(locale === 'en' ? 'text=Backup' : 'text=备份');
    await seat.page.waitForLoadState('networkidle');
    expect(await seat.text).not.toContain('undefined');
    expect(await seat.faults(`health-${theme}-${locale}`)).toEqual([]);
  });

  it('is not shown once the base is away: the page says so and comes back by itself', async () => {
    const seat = await portal.sit();
    await seat.open('/developer/health');
    await seat.page.waitForSelector('text=检查于');
    await seat.context.setOffline(true);
    await seat.page.click('text=立即检查');
    await seat.page.waitForSelector('text=网络连接已断开');
    await seat.context.setOffline(false);
    await seat.page.waitForSelector('text=网络连接已断开', { state: 'detached' });
    await seat.page.waitForSelector('text=检查于');
  });
});
