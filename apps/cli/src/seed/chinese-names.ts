import { WeightedChoice } from './seeded-random';
import type { Weighted, SeededRandom } from './seeded-random';

export type Sex = '男' | '女';
/** Names have their fashions: grandparents, parents and teachers, children. */
export type Generation = 'elder' | 'adult' | 'child';

/** Share of the population in percent, after the surname statistics of the Ministry of Public Security; the rest by rank. */
const surnames =
  '王7.1 李7.0 张6.6 刘5.2 陈4.5 杨3.0 黄2.3 赵2.2 吴2.1 周2.0 徐1.5 孙1.5 马1.3 朱1.3 胡1.2 郭1.2 何1.1 林1.1 高1.0 罗.95 ' +
  '郑.9 梁.85 谢.8 宋.7 唐.68 许.66 韩.65 邓.62 冯.62 曹.6 彭.58 曾.56 肖.55 田.54 董.52 潘.5 袁.48 蔡.47 蒋.46 余.44 于.43 ' +
  '杜.42 叶.42 程.41 魏.4 苏.4 吕.39 丁.38 任.38 卢.36 姚.35 沈.34 钟.33 姜.33 崔.32 谭.32 陆.31 范.3 汪.3 廖.29 石.29 金.28 ' +
  '韦.28 贾.27 夏.26 付.26 方.25 邹.25 熊.24 白.23 孟.22 秦.22 邱.22 侯.21 江.21 尹.2 薛.2 闫.19 段.19 雷.18 龙.18 黎.18 史.17 ' +
  '陶.17 贺.17 毛.16 郝.16 顾.16 龚.15 邵.15 万.15 覃.15 武.14 钱.14 戴.14 严.13 莫.13 孔.13 向.12 常.12 汤.12 康.11 易.11 ' +
  '乔.1 赖.1 文.1 樊.09 兰.09 殷.08 施.08 洪.08 翟.08 安.08 颜.07 倪.07 牛.07 温.07 俞.06 章.06 鲁.06 葛.06 伍.05 ' +
  '欧阳.06 上官.01 司徒.01 诸葛.01 皇甫.01';

/** Whole given names, each with its weight; single characters stand for names of one character. */
const given: Readonly<Record<Generation, Readonly<Record<Sex, string>>>> = {
  elder: {
    男: '建国5 国强4 志强4 建华4 国华3 德明3 文华3 永福2 玉山2 振华2 世明2 金生2 光明3 福生2 正明2 家福2 德胜2 国良2 志明3 庆生2',
    女: '秀英6 桂英5 秀兰5 玉兰4 桂兰4 玉梅3 凤英3 秀珍3 玉珍3 素珍2 淑英3 月英2 翠英2 美华2 金凤2 春兰2 兰英2 惠芳2 秀芳2 桂花2',
  },
  adult: {
    男: '伟6 强5 磊5 军4 勇4 杰4 涛4 超3 鹏3 斌3 波3 辉3 刚3 健3 俊2 飞3 平2 峰2 志强2 建军2 文斌2 海波2 志勇2 国栋2 志伟2 俊杰2 明辉2 小军2 永强2 海涛2 晓东2 立新1 宏伟2 庆华1 家豪1 振宇1 天宇1 子健1',
    女: '芳5 娜5 敏5 静6 丽5 艳4 娟4 霞4 燕4 玲4 婷4 慧3 莉3 红3 梅3 倩3 雪3 颖3 洁3 丹3 晓燕2 丽娟2 海燕2 雪梅2 丽华2 秀丽2 春梅2 晓红2 文静2 玉婷2 彩霞2 美玲2 雅琴1 小芳1 秋月1 凤娇1 冬梅2 思敏1',
  },
  child: {
    男: '浩宇5 子轩5 宇轩5 浩然5 梓轩4 俊杰3 子墨4 宇航4 一诺2 沐宸4 奕辰4 子豪3 梓睿3 浩轩3 俊熙3 嘉懿2 博文3 煜祺2 宇泽3 子睿3 天佑2 梓豪3 皓轩3 晨曦2 思远2 明轩3 文博2 铭泽2 瑾瑜2 景行2 佳宝1 宸1 睿1 轩1 昊2 然1 一鸣2 泽宇3 家乐1 志远2',
    女: '梓涵5 欣怡5 一诺4 诗涵4 子涵4 梓萱4 雨桐4 可馨4 雨涵4 佳怡4 语桐3 思琪3 梦琪3 若汐3 依诺3 欣妍3 紫涵3 晨曦2 诗琪3 雨欣3 佳琪3 婧琪2 艺涵2 静怡2 思涵3 心怡3 可欣3 沐阳1 语嫣2 雅婷2 子萱3 钰涵2 苡沫2 悦2 萱2 彤2 妍1 乐瑶2 芷若1 安琪2',
  },
};

/** Second characters that are put after a first one, so that a school has more names than the fashion has. */
const pairs: Readonly<Record<Sex, readonly [string, string]>> = {
  男: ['浩子宇梓俊嘉文博天思明泽家志睿景奕沐晨皓铭锦承启云逸', '轩宇涵然杰豪辰航睿泽阳林哲远博恒晖霖翔铭源熙佑成峻安'],
  女: ['雨欣佳思梦诗语梓子可雅静晓若依心紫艺婉悦芷沐映清书嘉', '涵怡萱桐琪妍彤瑶婷馨雯菲宁蕊颖洁岚云薇涓茹珊悦然玥溪'],
};

const weighted = (text: string): Weighted<string> =>
  text.split(' ').map((entry) => {
    const [, value = '', weight = '1'] = /^(\D+?)([\d.]+)$/.exec(entry) ?? [];
    return [value, Number(weight)] as const;
  });

const surnameChoice = new WeightedChoice(weighted(surnames));
const choiceOf = (generation: Generation): Readonly<Record<Sex, WeightedChoice<string>>> => ({
  男: new WeightedChoice(weighted(given[generation].男)),
  女: new WeightedChoice(weighted(given[generation].女)),
});
const givenChoice = { elder: choiceOf('elder'), adult: choiceOf('adult'), child: choiceOf('child') };

/** How often a child's name is put together from two characters instead of taken from the fashion. */
const MADE_UP = 0.55;

export const surname = (random: SeededRandom): string => surnameChoice.pick(random);

export function givenName(random: SeededRandom, sex: Sex, generation: Generation): string {
  if (generation !== 'child' || !random.chance(MADE_UP)) return givenChoice[generation][sex].pick(random);
  const [first, second] = pairs[sex];
  const [head, tail] = [random.pick([...first]), random.pick([...second])];
  return head === tail ? head : head + tail;
}

export const personName = (random: SeededRandom, sex: Sex, generation: Generation): string =>
  surname(random) + givenName(random, sex, generation);
