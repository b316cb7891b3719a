const digits: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};

/** 1 to 99 as figures or as Chinese numerals: 12, 十二, 二十. undefined for anything else. */
export function smallNumber(text: string): number | undefined {
  if (/^\d{1,2}$/.test(text)) return Number(text);
  if (text.length === 1 && text !== '十') return digits[text];
  const match = /^([一二三四五六七八九])?十([一二三四五六七八九])?$/.exec(text);
  if (!match) return undefined;
  return (match[1] ? (digits[match[1]] ?? 0) : 1) * 10 + (match[2] ? (digits[match[2]] ?? 0) : 0);
}

/** 二〇一二年 → 2012年: figures written one by one. */
export const spelledDigits = (text: string): string =>
  text.replace(/[〇零一二三四五六七八九]/g, (digit) => String(digits[digit]));
