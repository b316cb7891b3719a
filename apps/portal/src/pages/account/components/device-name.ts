import { useTexts } from '@plinth/ui';
import { deviceOf } from '../device';
import { accountTexts } from '../texts';

export function useDeviceName(): (userAgent: string) => string {
  const t = useTexts(accountTexts);
  return (userAgent) => {
    const { browser, system } = deviceOf(userAgent);
    if (browser !== undefined && system !== undefined) return t.on(browser, system);
    return browser ?? system ?? t.unknownDevice;
  };
}
