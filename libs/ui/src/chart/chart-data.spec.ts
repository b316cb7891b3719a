import { tableOf } from './chart-data';

describe('the numbers of a chart as a table', () => {
  it('have a line for each category and a column for each series', () => {
    const data = {
      about: '班级',
      categories: ['1班', '2班'],
      series: [
        { name: '学生', values: [40, 38] },
        { name: '教师', values: [3] },
      ],
    };
    expect(tableOf(data)).toEqual([
      ['班级', '学生', '教师'],
      ['1班', 40, 3],
      ['2班', 38, 0],
    ]);
  });

  it('of nothing are a head alone', () => {
    expect(tableOf({ about: '班级', categories: [], series: [] })).toEqual([['班级']]);
  });
});
