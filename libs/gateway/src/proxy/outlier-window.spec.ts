import { OutlierWindow, outlierSettings } from './outlier-window';

const windowAt = (start = 1_000_000) => {
  const clock = { now: start };
  return { clock, window: new OutlierWindow(outlierSettings, () => clock.now) };
};
const times = (count: number, work: () => void) => Array.from({ length: count }).forEach(work);

describe('OutlierWindow', () => {
  it('stays closed below ten failures, and below half', () => {
    const { window } = windowAt();
    times(9, () => window.failed());
    expect(window.admits()).toBe(true);
    const { window: mostlyGood } = windowAt();
    times(30, () => mostlyGood.succeeded());
    times(29, () => mostlyGood.failed());
    expect(mostlyGood.admits()).toBe(true);
  });

  it('forgets failures older than its window', () => {
    const { clock, window } = windowAt();
    times(9, () => window.failed());
    clock.now += 11_000;
    window.failed();
    expect(window.admits()).toBe(true);
  });

  it('opens, lets one probe through, and closes when that succeeds', () => {
    const { clock, window } = windowAt();
    times(10, () => window.failed());
    expect(window.admits()).toBe(false);
    clock.now += outlierSettings.openMs;
    expect([window.admits(), window.admits()]).toEqual([true, false]);
    window.succeeded();
    expect([window.admits(), window.admits()]).toEqual([true, true]);
  });

  it('opens again when the probe fails, and probes again when the prober went away', () => {
    const { clock, window } = windowAt();
    times(10, () => window.failed());
    clock.now += outlierSettings.openMs;
    window.admits();
    window.failed();
    expect(window.admits()).toBe(false);
    clock.now += outlierSettings.openMs;
    window.admits();
    window.abandoned();
    expect(window.admits()).toBe(true);
  });
});
