import { blocksOf, lineOf } from './markdown';

const plain = (text: string) => ({ kind: 'plain', text });

describe('a line of a guide', () => {
  it('has words with weight, code and links in it', () => {
    expect(lineOf('名册里没有的人**不会**离开：见[列名](roster-columns.zh-CN.md)和 `npx plinth`。')).toEqual([
      plain('名册里没有的人'),
      { kind: 'strong', text: '不会' },
      plain('离开：见'),
      { kind: 'link', text: '列名', to: 'roster-columns.zh-CN.md' },
      plain('和 '),
      { kind: 'code', text: 'npx plinth' },
      plain('。'),
    ]);
    expect(lineOf('a \\* b')).toEqual([plain('a * b')]);
  });

  it('keeps markup of other kinds as the text that it is', () => {
    const script = '<script>alert(1)</script>';
    expect(lineOf(script)).toEqual([plain(script)]);
  });
});

describe('a guide', () => {
  it('has headings, paragraphs, lists, pictures and tables', () => {
    const text =
      '# 名\n\n一\n二\n\n1. 甲\n2. 乙\n   丙\n\n- 丁\n\n![图](images/a.webp)\n\n| 列 | b |\n| --- | --- |\n| x \\| y | z |\n';
    expect(blocksOf(text)).toEqual([
      { kind: 'heading', level: 1, text: [plain('名')] },
      { kind: 'paragraph', text: [plain('一二')] },
      { kind: 'list', isOrdered: true, items: [[plain('甲')], [plain('乙丙')]] },
      { kind: 'list', isOrdered: false, items: [[plain('丁')]] },
      { kind: 'picture', name: 'a.webp', text: '图' },
      { kind: 'table', titles: [[plain('列')], [plain('b')]], rows: [[[plain('x | y')], [plain('z')]]] },
    ]);
  });
});
