import { defineTexts } from '@plinth/ui';
import type { PageName } from '../shell/shell.texts';

export const paletteTexts = defineTexts(
  {
    open: '查找',
    title: '查找页面、单位和人员',
    hint: '输入名称、拼音或拼音首字母',
    groups: { pages: '页面', units: '单位', people: '人员' },
    nothing: '没有找到',
    searching: '正在查找…',
    keys: '↑ ↓ 选择，回车打开，Esc 关闭',
    unnamed: '（没有姓名）',
    account: '我的账号',
    count: (count: string) => `${count} 个结果`,
  },
  {
    open: 'Find',
    title: 'Find pages, units and people',
    hint: 'Type a name, pinyin or its initials',
    groups: { pages: 'Pages', units: 'Units', people: 'People' },
    nothing: 'Nothing found',
    searching: 'Looking…',
    keys: '↑ ↓ to choose, Enter to open, Esc to close',
    unnamed: '(no name)',
    account: 'My account',
    count: (count) => (count === '1' ? '1 result' : `${count} results`),
  },
);

/** How the pages' 中文 names sound, syllable by syllable; a page without its own does not compile. */
export const pinyinOfPages: Readonly<Record<PageName | 'account', string>> = {
  workbench: 'gong zuo tai',
  dashboard: 'gai lan',
  units: 'zu zhi ji gou',
  people: 'ren yuan',
  imports: 'ming ce dao ru',
  slips: 'deng lu tiao',
  calendar: 'xiao li',
  children: 'wo de hai zi',
  calendarOfUnit: 'xiao li an pai',
  roles: 'jue se shou quan',
  audit: 'shen ji',
  applications: 'ying yong',
  health: 'yun xing zhuang kuang',
  design: 'jie mian zu jian',
  account: 'wo de zhang hao',
};
