import { Injectable } from '@nestjs/common';
import { DomainError } from '@plinth/error-contract';
import { OrgErrors } from '@plinth/org-contract';
import { currentRegionName } from './region-codes';
import { RetiredRegionStore } from './retired-region.store';

/** Regions by GB/T 2260: today's, and those given up that an old school still carries. */
@Injectable()
export class Regions {
  constructor(private readonly retired: RetiredRegionStore) {}

  async nameOf(code: string): Promise<string | undefined> {
    return currentRegionName(code) ?? (/^\d{6}$/.test(code) ? this.retired.nameOf(code) : undefined);
  }

  /** @throws DomainError `org.region_unknown` */
  async check(code: string): Promise<void> {
    if ((await this.nameOf(code)) !== undefined) return;
    const { code: fault, zh, en } = OrgErrors.regionUnknown;
    const texts = { zh: zh.replace('{code}', code), en: en.replace('{code}', code) };
    throw new DomainError(OrgErrors.regionUnknown, { code }, [{ path: 'regionCode', code: fault, ...texts }]);
  }
}
