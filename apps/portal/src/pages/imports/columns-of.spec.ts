import { columnsOf } from './columns-of';

const sheet = {
  name: '七年级',
  kind: 'student' as const,
  headerRow: 3,
  title: '',
  columns: [
    { index: 1, header: '姓名', field: 'name', confidence: 1 },
    { index: 3, header: '电话', field: 'guardian1.phone', confidence: 0.8 },
  ],
  unrecognised: [{ index: 2, header: '备用' }],
};

describe('the columns as they lie in the file', () => {
  it('tells the recognised, the unknown and those that are left out apart', () => {
    expect(columnsOf(sheet, ['序号', '姓名', '备用', '电话'])).toEqual([
      { index: 0, header: '序号', field: null, isSure: true },
      { index: 1, header: '姓名', field: 'name', isSure: true },
      { index: 2, header: '备用', field: undefined, isSure: true },
      { index: 3, header: '电话', field: 'guardian1.phone', isSure: false },
    ]);
  });

  it('leaves out empty columns, and does not need the first rows', () => {
    expect(columnsOf(sheet, []).map(({ header }) => header)).toEqual(['姓名', '备用', '电话']);
    expect(columnsOf(sheet, ['', '姓名', '备用', '电话', '', '']).map(({ index }) => index)).toEqual([1, 2, 3]);
  });
});
