import { DomainError } from '@plinth/error-contract';
import { dataFields, MarketErrors } from '@plinth/market-contract';
import type { DataGrant } from '@plinth/market-contract';

/** A grant as it is kept: also after its end. */
export interface KeptGrant extends DataGrant {
  readonly givenBy: string;
  readonly givenAt: Date;
  readonly revokedAt: Date | null;
  readonly revokedBy: string | null;
}

const LONGEST_YEARS = 3;

export const isInForce = (grant: Pick<KeptGrant, 'expiresAt' | 'revokedAt'>, now: Date): boolean =>
  grant.revokedAt === null && grant.expiresAt > now;

/** @throws DomainError `market.grant_field_unknown` */
export function checkFields(fields: readonly string[]): void {
  const unknown = fields.filter((field) => !dataFields.some(({ name }) => name === field));
  if (unknown.length > 0) throw new DomainError(MarketErrors.grantFieldUnknown, { fields: unknown.join(', ') });
}

/** @throws DomainError `market.grant_expiry_unfit` */
export function checkExpiry(expiresAt: Date, now: Date): void {
  const latest = new Date(now);
  latest.setUTCFullYear(now.getUTCFullYear() + LONGEST_YEARS);
  const isFit = expiresAt > now && expiresAt <= latest;
  if (!isFit) throw new DomainError(MarketErrors.grantExpiryUnfit);
}
