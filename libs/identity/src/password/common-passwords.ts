import { dictionary } from '@zxcvbn-ts/language-common';

/** What people here choose beside the international list. */
const chinese = [
  'woaini', 'woaini1314', 'woaini520', '5201314', '1314520', 'aini1314', 'zhongguo', 'beijing', 'shanghai', 'laoshi',
  'xuesheng', 'mima', 'mima123', 'jiaoshi', 'xuexiao', 'banzhuren', 'admin123', 'admin888', 'a123456', 'a12345678',
  'qwer1234', 'q1w2e3r4', '1q2w3e4r', 'abc123456', 'aa123456', 'abcd1234', 'iloveyou', '147258369', '123456789a',
]; // prettier-ignore

let known: ReadonlySet<string> | undefined;

/** Made at first use: the list takes some megabytes that a start should not wait for. */
const common = (): ReadonlySet<string> =>
  (known ??= new Set([...dictionary['passwords-common'], ...chinese].map((password) => password.toLowerCase())));

const leet: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'l',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

const plain = (text: string): string => text.replace(/[013457@$!]/g, (character) => leet[character] ?? character);

/**
 * A listed password, or a listed word of at least five letters dressed up with up to four characters around it
 * (Password123!, P@ssw0rd2024 …).
 */
export function isCommonPassword(password: string): boolean {
  const text = password.toLowerCase();
  if (common().has(text) || common().has(plain(text))) return true;
  const core = text.replace(/^[^a-z]+|[\d\W_]+$/g, '');
  const isDressed = text.length - core.length <= 5;
  return isDressed && core.length >= 5 && (common().has(core) || common().has(plain(core)));
}
