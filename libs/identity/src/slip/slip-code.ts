/** Days in which a first-time code must be used (decisions 18). */
export const FIRST_TIME_DAYS = 14;
/** A badge of a young pupil lasts a school year. */
export const BADGE_DAYS = 400;
export const BINDING_DAYS = 14;

export type SlipCodeKind = 'first_time' | 'badge';

/** As printed: two groups of four. */
export const showSlipCode = (code: string): string => (code.match(/.{1,4}/g) ?? []).join('-');

/** As typed; undefined when it cannot be one of ours. */
export function readSlipCode(typed: string): string | undefined {
  const code = typed.replace(/[\s-]/g, '').toUpperCase();
  return /^[A-Z0-9]{8}$/.test(code) ? code : undefined;
}
