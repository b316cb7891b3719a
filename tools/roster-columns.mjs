// node tools/roster-columns.mjs check|write : the columns that an import understands, as docs/guides/roster-columns.zh-CN.md,
// made from the lists that the import itself goes by.
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from './build.mjs';
import { root } from './workspace.mjs';

const require = createRequire(import.meta.url);
const file = path.join(root, 'docs/guides/roster-columns.zh-CN.md');
const code = (name) => require(path.join(root, `dist/libs/org/src/import-reading/${name}.js`));

const isChinese = (text) => /\p{Script=Han}/u.test(text);
const cell = (text) => text.replaceAll('|', '\\|');
const row = (...cells) => `| ${cells.map(cell).join(' | ')} |`;
const table = (titles, rows) => [
  row(...titles),
  row(...titles.map(() => '---')),
  ...rows.map((cells) => row(...cells)),
  '',
];

/** Whose column it is and what stands in it, as people put the two together; those that the import takes are listed. */
const guardians = [
  '监护人',
  '监护人一',
  '监护人二',
  '监护人三',
  '第一监护人',
  '第二监护人',
  '第三监护人',
  '家长',
  '家长一',
  '家长二',
].concat(['家长三', '家庭成员一', '家庭成员二', '紧急联系人', '父亲', '爸爸', '母亲', '妈妈']);
const facts = ['姓名', '关系', '电话', '手机', '手机号', '联系电话', '联系方式', '身份证号', '证件号码'];
const slotNames = {
  guardian1: '第一位监护人',
  guardian2: '第二位监护人',
  guardian3: '第三位监护人',
  father: '父亲',
  mother: '母亲',
};
const partNames = { name: '姓名', relation: '关系', phone: '电话', document: '证件号码' };

function guardianRows() {
  const { meaningOf, foldHeader } = code('header-names');
  const found = new Map();
  for (const whose of guardians)
    for (const fact of facts) {
      const { field } = meaningOf(foldHeader(`${whose}${fact}`)) ?? {};
      const [slot, part] = field?.split('.') ?? [];
      if (slotNames[slot] === undefined) continue;
      found.set(field, [...(found.get(field) ?? []), `${whose}${fact}`]);
      if (partNames[part] === undefined) throw new Error(`No name for ${field}`);
    }
  const order = code('roster-field').rosterFields;
  return [...found]
    .sort(([one], [other]) => order.indexOf(one) - order.indexOf(other))
    .map(([field, names]) => {
      const [slot, part] = field.split('.');
      return [`${slotNames[slot]}的${partNames[part]}`, names.join('、')];
    });
}

const templateRows = (kind) =>
  code('template')
    .templateColumns(kind)
    .map(({ header, example, required, note }, at) => [
      String(at + 1),
      header,
      required ? '是' : '',
      example,
      note.replace(/^必填。/, ''),
    ]);

const TEMPLATE = ['顺序', '列名', '必填', '示例', '说明'];
const openNames = { phone: '电话', relation: '关系', number: '编号' };

export function page() {
  const { knownSpellings, ignoredSpellings, openSpellings } = code('header-names');
  const known = knownSpellings.map(([, names]) => {
    const [name] = names;
    const chinese = names.filter(isChinese).filter((one) => one !== name);
    return [name, chinese.join('、'), names.filter((one) => !isChinese(one)).join('、')];
  });
  const open = Object.entries(openNames).map(([kind, name]) => [
    name,
    openSpellings
      .filter(([, of]) => of === kind)
      .map(([spelling]) => spelling)
      .join('、'),
  ]);
  return [
    '# 名册的列名',
    '',
    '导入名册时，系统按列名认出每一列。这一页列出认得的全部写法，由 `node tools/roster-columns.mjs write` 从程序自己的清单生成，请勿手改。',
    '',
    '## 一、写法和顺序',
    '',
    '- 列的先后顺序不限，多出来的列可以留着：认不出的列会在“核对列”一步列出来，可以指定它的内容，也可以不导入。',
    '- 列名上方可以有标题行；一个工作簿里可以有多张表，没有名册的表会跳过。',
    '- 列名里的空格、星号、冒号、横线和括号里的提示都不影响：“身份证号码（18 位）*”就是“身份证号码”。英文不分大小写。',
    '- 下面两张表里标“必填”的内容不能少，其余的有几列填几列。',
    '- 认错了就在“核对列”一步改正，下次导入会记住本校的写法。',
    '',
    '## 二、学生模板的列',
    '',
    '没有现成的名册时，可以在导入页面下载模板。模板里的列和顺序如下：',
    '',
    ...table(TEMPLATE, templateRows('student')),
    '## 三、教职工模板的列',
    '',
    ...table(TEMPLATE, templateRows('staff')),
    '## 四、认得的列名',
    '',
    '每一行是同一项内容。代码一栏是教育部标准的代码表头（JY/T 1004 等）和英文表头。',
    '',
    ...table(['内容', '其他写法', '代码和英文'], known),
    '## 五、监护人的列',
    '',
    '监护人的列名由“谁”和“什么”连起来写，中间可以加“的”。常见的写法：',
    '',
    ...table(['内容', '列名'], guardianRows()),
    '## 六、要看旁边的列才知道的列名',
    '',
    '单独写“电话”“关系”这样的列名时，看它左边是学生本人还是监护人；“编号”在教职工名册里是工号，在学生名册里请在“核对列”一步指定。',
    '',
    ...table(['内容', '列名'], open),
    '## 七、不读取的列',
    '',
    `${ignoredSpellings.join('、')}。`,
    '',
  ].join('\n');
}

/** The faults found; `write` brings the page up to date. */
export async function rosterColumns(mode) {
  const { format } = await import('prettier');
  const text = await format(page(), { parser: 'markdown', printWidth: 120 });
  const committed = fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '';
  if (mode === 'write') fs.writeFileSync(file, text);
  const isSame = mode === 'write' || committed === text;
  const faults = isSame
    ? []
    : ['docs/guides/roster-columns.zh-CN.md is not what the import reads; run npm run openapi:generate'];
  return { count: code('header-names').knownSpellings.length, faults };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await build({ quiet: true, pages: false });
  const { count, faults } = await rosterColumns(process.argv[2] ?? 'check');
  for (const fault of faults) console.error(`roster columns: ${fault}`);
  if (faults.length > 0) process.exit(1);
  console.log(`roster columns: ${count} contents of columns, as the import reads them`);
}
