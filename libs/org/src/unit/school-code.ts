/** 学校(机构)标识码, 学校(机构)代码管理办法: two digits of category, two of province, six of serial. */
export const schoolCategories: Readonly<Record<string, string>> = {
  '11': '幼儿园',
  '21': '普通小学',
  '22': '成人小学',
  '31': '普通初中',
  '32': '职业初中',
  '33': '成人初中',
  '34': '普通高中(完全中学)',
  '35': '成人高中',
  '36': '中等职业学校',
  '37': '工读学校',
  '41': '普通高校',
  '42': '成人高校',
  '51': '特殊教育学校',
  '91': '科研机构',
  '92': '其他民办高等教育机构',
  '93': '职业培训机构',
};

const provinces = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 66 71 81 82'.split(' '),
);

export interface SchoolCodeFault {
  readonly zh: string;
  readonly en: string;
}

/** What is wrong with a school code, or undefined. 66 (the Corps) stands in the place of a province. */
export function schoolCodeFault(code: string): SchoolCodeFault | undefined {
  if (!/^\d{10}$/.test(code)) return { zh: '应为 10 位数字', en: 'it must have 10 digits' };
  if (!(code.slice(0, 2) in schoolCategories)) {
    return { zh: `前两位 ${code.slice(0, 2)} 不是学校类别`, en: `${code.slice(0, 2)} is no category of schools` };
  }
  if (!provinces.has(code.slice(2, 4))) {
    return { zh: `第三、四位 ${code.slice(2, 4)} 不是省份`, en: `${code.slice(2, 4)} is no province` };
  }
  return undefined;
}

/** Whether the school code and a GB/T 2260 region name the same province; the Corps lies in Xinjiang. */
export function isProvinceOf(code: string, regionCode: string): boolean {
  const province = code.slice(2, 4);
  return province === regionCode.slice(0, 2) || (province === '66' && regionCode.startsWith('65'));
}
