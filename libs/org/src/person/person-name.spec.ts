import { normaliseName } from './person-name';
import { pinyinOf } from './pinyin';

describe('normaliseName', () => {
  it.each([
    [' 张　三 ', '张三'],
    ['欧 阳 娜娜', '欧阳娜娜'],
    ['买买提 • 艾力', '买买提·艾力'],
    ['阿卜杜拉.买买提', '阿卜杜拉·买买提'],
    ['古丽・阿依', '古丽·阿依'],
    ['Anna   Smith', 'Anna Smith'],
    ['Ａｎｎａ', 'Anna'],
    ["O'Neil-Smith", "O'Neil-Smith"],
    ['\u200b李𬭸\ufeff', '李𬭸'],
  ])('%s → %s', (text, value) => {
    expect(normaliseName(text)).toEqual({ ok: true, value });
  });
  it.each([
    ['  ', 'empty'],
    ['·', 'empty'],
    ['张三1', 'characters'],
    ['=HYPERLINK("x")', 'characters'],
    ['<b>张</b>', 'characters'],
    ['张'.repeat(61), 'too_long'],
  ])('refuses %s: %s', (text, reason) => {
    expect(normaliseName(text)).toEqual({ ok: false, reason });
  });
});

describe('pinyinOf', () => {
  it.each([
    ['张三', 'zhang san', 'zs'],
    ['单雄信', 'shan xiong xin', 'sxx'],
    ['仇英', 'qiu ying', 'qy'],
    ['尉迟恭', 'yu chi gong', 'ycg'],
    ['吕布', 'lv bu', 'lb'],
    ['买买提·艾力', 'mai mai ti ai li', 'mmtal'],
    ['Anna Smith', 'anna smith', 'as'],
  ])('%s: %s', (name, pinyin, initials) => {
    expect(pinyinOf(name)).toEqual({ pinyin, initials });
  });
});
