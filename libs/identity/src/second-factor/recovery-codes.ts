export const RECOVERY_CODES = 10;

/** As printed: two groups of five. */
export const showCode = (code: string): string => (code.match(/.{1,5}/g) ?? []).join('-');

/** As typed: spaces, dashes and small letters do not matter. */
export const plainCode = (typed: string): string => typed.replace(/[\s-]/g, '').toUpperCase();
