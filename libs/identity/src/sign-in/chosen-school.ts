import { parseCookie } from 'cookie';

export const SCHOOL_COOKIE = 'plinth_school';

export interface ChosenSchool {
  readonly unitId: string;
  readonly name: string;
}

const UNIT_ID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

export const isUnitId = (text: string): boolean => UNIT_ID.test(text);

export const schoolCookieValue = ({ unitId, name }: ChosenSchool): string =>
  Buffer.from(`${unitId} ${name.slice(0, 100)}`).toString('base64url');

/** The school that was chosen on this device. Only a convenience: nothing is decided by it but which number is meant. */
export function chosenSchoolIn(cookieHeader: string | undefined): ChosenSchool | undefined {
  const value = parseCookie(cookieHeader ?? '')[SCHOOL_COOKIE];
  if (value === undefined) return undefined;
  const text = Buffer.from(value, 'base64url').toString();
  const unitId = text.slice(0, 36);
  return isUnitId(unitId) ? { unitId, name: text.slice(37, 137) } : undefined;
}
