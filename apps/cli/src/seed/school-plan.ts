import { SeededRandom } from './seeded-random';

export type SchoolKind = 'kindergarten' | 'primary' | 'junior' | 'senior';
export type Preset = 'school' | 'district';

/** What is the same in every school of a kind. */
export interface SchoolShape {
  /** First two digits of the school code. */
  readonly category: string;
  readonly grades: number;
  /** Age on 1 September of the first grade. */
  readonly entryAge: number;
  readonly pupilsInClass: readonly [number, number];
  /** Staff beside class and subject teachers: leaders, offices. */
  readonly leaders: number;
  readonly teachersPerClass: number;
  /** Share of pupils who have a brother or sister in the same school. */
  readonly siblings: number;
}

export const shapes: Readonly<Record<SchoolKind, SchoolShape>> = {
  kindergarten: {
    category: '11',
    grades: 3,
    entryAge: 3,
    pupilsInClass: [23, 30],
    leaders: 3,
    teachersPerClass: 2.75,
    siblings: 0.12,
  },
  primary: {
    category: '21',
    grades: 6,
    entryAge: 6,
    pupilsInClass: [27, 39],
    leaders: 7,
    teachersPerClass: 2.75,
    siblings: 0.18,
  },
  junior: {
    category: '31',
    grades: 3,
    entryAge: 12,
    pupilsInClass: [31, 43],
    leaders: 9,
    teachersPerClass: 3.2,
    siblings: 0.08,
  },
  senior: {
    category: '34',
    grades: 3,
    entryAge: 15,
    pupilsInClass: [36, 48],
    leaders: 10,
    teachersPerClass: 3.8,
    siblings: 0.06,
  },
};

export interface SchoolPlan {
  readonly index: number;
  readonly kind: SchoolKind;
  readonly name: string;
  /** 学校(机构)标识码, 10 digits. */
  readonly code: string;
  readonly classesInGrade: number;
}

export interface TreePlan {
  readonly bureau: { readonly name: string; readonly code: string; readonly regionCode: string };
  readonly district: { readonly name: string; readonly code: string; readonly regionCode: string };
  readonly schools: readonly SchoolPlan[];
}

/** GB/T 2260: the schools stand in a real city and district, the names are invented. */
const CITY = '450100';
const DISTRICT = '450103';

/** Schools of a district of 105, with the classes that their grades have. */
const districtMix: readonly (readonly [SchoolKind, number, readonly number[]])[] = [
  ['kindergarten', 30, [2, 3, 4]],
  ['primary', 45, [2, 3, 4]],
  ['junior', 20, [4, 5, 6]],
  ['senior', 10, [3, 4, 5]],
];

const places =
  '滨江 朝阳 新民 民主 解放 人民 建政 东葛 长湖 青山 凤岭 桃源 星湖 园湖 古城 明秀 友爱 秀灵 北湖 安吉 江南 白沙 五一 银海 金湖 ' +
  '玉兰 翠竹 云景 佛子 柳沙 中山 共和 七星 南湖 双拥 葛村 琅东 金洲 望园 思贤 茶花 汇春 百花 天桃 津头 麻村 埌西 仙葫 蓉茉 五象';

const ordinals = '一 二 三 四 五 六 七 八 九 十 十一 十二 十三 十四 十五 十六 十七 十八 十九 二十'.split(' ');

/** Bureau, district and schools of a preset; `key` is what tells seeds and presets apart in codes. */
export function planOf(preset: Preset, seed: number): TreePlan {
  const key = String(seedKey(preset, seed)).padStart(3, '0');
  const schools = preset === 'school' ? [onlySchool(key)] : districtSchools(seed, key);
  return {
    bureau: { name: '海城市教育局', code: `${CITY}-${key}`, regionCode: CITY },
    district: { name: '海城市滨江区教育局', code: `${DISTRICT}-${key}`, regionCode: DISTRICT },
    schools,
  };
}

/** Three digits: seeds that differ by 500 meet again. */
export const seedKey = (preset: Preset, seed: number): number => (seed % 500) * 2 + (preset === 'school' ? 1 : 0);

const onlySchool = (key: string): SchoolPlan => ({
  index: 0,
  kind: 'primary',
  name: '海城市第一实验小学',
  code: codeOf('primary', key, 0),
  classesInGrade: 5,
});

/** Category, province 45, and six digits of our own. */
const codeOf = (kind: SchoolKind, key: string, index: number): string =>
  `${shapes[kind].category}45${key}${String(index + 1).padStart(3, '0')}`;

function districtSchools(seed: number, key: string): SchoolPlan[] {
  const random = new SeededRandom(seed, 'schools');
  const near = { kindergarten: random.shuffled(places.split(' ')), primary: random.shuffled(places.split(' ')) };
  const kinds = districtMix.flatMap(([kind, count, classes]) =>
    Array.from({ length: count }, (_, nth) => ({ kind, nth, classesInGrade: classes[nth % classes.length] as number })),
  );
  return kinds.map(({ kind, nth, classesInGrade }, index) => ({
    index,
    kind,
    name: nameOf(kind, nth, near),
    code: codeOf(kind, key, index),
    classesInGrade,
  }));
}

function nameOf(
  kind: SchoolKind,
  nth: number,
  near: Readonly<Record<'kindergarten' | 'primary', readonly string[]>>,
): string {
  if (kind === 'junior') return `海城市第${ordinals[nth]}中学`;
  if (kind === 'senior') return nth === 0 ? '海城市高级中学' : `海城市第${ordinals[nth]}高级中学`;
  return kind === 'primary' ? `${near.primary[nth]}路小学` : `${near.kindergarten[nth]}幼儿园`;
}
