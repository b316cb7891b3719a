import { SharedStrings, readSharedStrings } from './shared-strings';
import { SheetRows, columnOf } from './sheet-rows';
import { dateStylesOf, mergedRangesOf, relationsOf, workbookOf } from './workbook-parts';

async function* chunksOf(text: string, size: number): AsyncIterable<Buffer> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const context = (strings = new SharedStrings(1000)) => ({ strings, dateStyles: [false, true], columns: 100 });

describe('the string table', () => {
  const xml =
    '<?xml version="1.0"?><sst count="4"><si><t>王小明</t></si><si/><si><r><t>一</t></r><r><t xml:space="preserve"> (3)</t></r><rPh sb="0"><t>yi</t></rPh></si><si><t>a&lt;b&#20013;_x000D_</t></si></sst>';

  it.each([1, 7, 4096])('is read in chunks of %d bytes', async (size) => {
    const strings = await readSharedStrings(chunksOf(xml, size), 1000);
    expect([0, 1, 2, 3, 4].map((index) => strings.get(index))).toEqual(['王小明', '', '一 (3)', 'a<b中\r', undefined]);
  });

  it('with a namespace prefix', async () => {
    const strings = await readSharedStrings(chunksOf('<x:sst><x:si><x:t>王</x:t></x:si></x:sst>', 5), 1000);
    expect(strings.get(0)).toBe('王');
  });

  it('keeps long and many strings apart, and stops at its limit', () => {
    const strings = new SharedStrings(100_000_000);
    const long = '长'.repeat(700_000);
    for (let at = 0; at < 200_000; at += 1) strings.add(`第${at}个`);
    strings.add(long);
    strings.add('后面');
    for (const at of [0, 4096, 131_071, 199_999]) expect(strings.get(at)).toBe(`第${at}个`);
    expect(strings.get(200_000)).toBe(long);
    expect(strings.get(200_001)).toBe('后面');
    expect(() => new SharedStrings(5).add('三个字')).toThrow(
      expect.objectContaining({ code: 'org.import_file_unpacks_too_large' }),
    );
  });
});

describe('rows of a sheet', () => {
  const strings = new SharedStrings(1000);
  strings.add('王');

  it.each([1, 13, 10_000])('fed %d characters at a time', (size) => {
    const xml =
      '<worksheet><sheetData><row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2" s="1"><v>41153</v></c></row><row r="3"/><row r="5"><c r="B5" t="inlineStr"><is><t>内</t></is></c><c t="b"><v>1</v></c><c t="str"><f>A1</f><v>一</v></c><c t="e"><v>#REF!</v></c></row></sheetData></worksheet>';
    const reading = new SheetRows('', context(strings));
    const rows = [];
    for (let at = 0; at < xml.length; at += size) rows.push(...reading.push(xml.slice(at, at + size)));
    expect(rows).toEqual([
      { number: 2, cells: ['王', '', '41153'], marks: ['t', ' ', 'd'] },
      { number: 5, cells: ['', '内', '1', '一', '#REF!'], marks: [' ', 't', 'b', 't', 'e'] },
    ]);
  });

  it('with a prefix, without row numbers, and no more columns than allowed', () => {
    const reading = new SheetRows('x:', { ...context(strings), columns: 2 });
    const rows = reading.push(
      '<x:row><x:c><x:v>1</x:v></x:c></x:row><x:row><x:c r="ZZ2"><x:v>9</x:v></x:c><x:c r="B3"><x:v>2</x:v></x:c></x:row>',
    );
    expect(rows).toEqual([
      { number: 1, cells: ['1'], marks: ['n'] },
      { number: 2, cells: ['', '2'], marks: [' ', 'n'] },
    ]);
  });

  it('columns by their letters', () => {
    expect(['A1', 'Z9', 'AA10', 'XFD1', '1', 'ABCD1'].map(columnOf)).toEqual([0, 25, 26, 16_383, undefined, undefined]);
  });
});

describe('the parts around', () => {
  it('which styles show dates', () => {
    const styles = `<styleSheet><numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/>
      <numFmt numFmtId="177" formatCode="0.00&quot;day&quot;"/><numFmt numFmtId="178" formatCode="[$-804]yyyy/m/d;@"/></numFmts>
      <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="31"/><xf numFmtId="49"/><xf numFmtId="176"/><xf numFmtId="177"/><xf numFmtId="178"/></cellXfs></styleSheet>`;
    expect(dateStylesOf(styles)).toEqual([false, true, true, false, true, false, true]);
  });

  it('sheets by their relations, hidden ones, and the year from which days are counted', () => {
    const relations = relationsOf(
      '<Relationships><Relationship Id="a" Type="http://x/worksheet" Target="worksheets/s.xml"/><Relationship Id="b" Type="http://x/worksheet" Target="/xl/t.xml"/><Relationship Id="c" Type="http://x/chartsheet" Target="c.xml"/></Relationships>',
      'xl',
    );
    const xml =
      '<workbook><workbookPr date1904="1"/><sheets><sheet name="一&amp;二" r:id="a"/><sheet name="藏" state="hidden" r:id="b"/><sheet name="图" r:id="c"/></sheets></workbook>';
    expect(workbookOf(xml, relations)).toEqual({
      dates1904: true,
      sheets: [
        { name: '一&二', hidden: false, part: 'xl/worksheets/s.xml' },
        { name: '藏', hidden: true, part: 'xl/t.xml' },
      ],
    });
    expect(mergedRangesOf('<mergeCells><mergeCell ref="A1:C2"/><mergeCell ref="bad"/></mergeCells>')).toEqual([
      { top: 1, bottom: 2, left: 0, right: 2 },
    ]);
  });
});
