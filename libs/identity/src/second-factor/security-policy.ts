import { audiences } from '../account/account';
import type { Audience } from '../account/account';

/** Who must sign in with two factors; by audience, or by a role held anywhere. */
export interface SecurityPolicy {
  readonly secondFactor: {
    readonly audiences: readonly Audience[];
    readonly roles: readonly string[];
  };
}

export const defaultPolicy: SecurityPolicy = { secondFactor: { audiences: [], roles: [] } };

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.length <= 100 && value.every((one) => typeof one === 'string' && one.length <= 100);

/** Undefined for anything that is not a policy. */
export function readPolicy(content: unknown): SecurityPolicy | undefined {
  const secondFactor = (content as { secondFactor?: { audiences?: unknown; roles?: unknown } } | null)?.secondFactor;
  if (!isTexts(secondFactor?.audiences) || !isTexts(secondFactor.roles)) return undefined;
  const named = secondFactor.audiences.filter((one): one is Audience => audiences.includes(one as Audience));
  if (named.length !== secondFactor.audiences.length) return undefined;
  return { secondFactor: { audiences: [...new Set(named)], roles: [...new Set(secondFactor.roles)] } };
}

/** The stored one, or the default where none is. */
export const policyOf = (content: unknown): SecurityPolicy => readPolicy(content) ?? defaultPolicy;

export const demandsSecondFactor = (
  { secondFactor }: SecurityPolicy,
  audience: Audience,
  roles: readonly string[],
): boolean => secondFactor.audiences.includes(audience) || secondFactor.roles.some((role) => roles.includes(role));
