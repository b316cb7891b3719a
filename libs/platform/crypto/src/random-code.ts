import { randomInt } from 'node:crypto';

/** Digits and capitals that are not mistaken for one another on paper: no 0 O 1 I L 2 Z 5 S 8 B. */
const READABLE = '34679ACDEFGHJKMNPQRTUVWXY';

/** A code to be typed from paper, without bias; 10 places carry 46 bits. */
export const randomCode = (length: number, alphabet: string = READABLE): string =>
  Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('');
