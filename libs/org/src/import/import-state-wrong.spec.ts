import { importStateWrong } from './import-state-wrong';

describe('an import that is not in the state for it', () => {
  it('is told in words, with the state for machines', () => {
    const error = importStateWrong('done', ['ready']);
    expect(error.text('zh')).toContain('这次导入已经完成，');
    expect(error.text('en')).toContain('The import is done:');
    expect(error.details).toMatchObject({ state: 'done' });
    expect([error.text('zh'), error.text('en')].join()).not.toMatch(/\{|undefined|\bready\b|applying/);
  });

  it('is told to have been somebody else’s a moment ago where it looked right', () => {
    expect(importStateWrong('ready', ['ready']).text('zh')).toContain('刚刚被别人处理了');
    expect(importStateWrong('ready', ['done']).text('zh')).toContain('还在等待核对');
  });
});
