import * as fs from 'node:fs';
import * as path from 'node:path';
import { blocksOf } from '../src/pages/guide/markdown';
import type { Block, Line } from '../src/pages/guide/markdown';

const guides = path.join(__dirname, '../../../docs/guides');

describe('the guides that the portal shows', () => {
  it.each(['school-admin.zh-CN.md', 'roster-columns.zh-CN.md'])('%s is understood as a whole', (name) => {
    const linesOf = (block: Block): readonly Line[] => {
      if (block.kind === 'picture') return [];
      if (block.kind === 'list') return block.items;
      return block.kind === 'table' ? [...block.titles, ...block.rows.flat()] : [block.text];
    };
    const blocks = blocksOf(fs.readFileSync(path.join(guides, name), 'utf8'));
    expect(blocks.length).toBeGreaterThan(15);
    expect(blocks.filter(({ kind }) => kind === 'heading').length).toBeGreaterThan(5);
    const words = blocks
      .flatMap(linesOf)
      .flat()
      .filter(({ kind }) => kind === 'plain');
    expect(words.filter(({ text }) => /\*\*|`|\]\(|^#|^\||^!\[|<\w/.test(text))).toEqual([]);
    for (const block of blocks)
      if (block.kind === 'picture') expect(fs.existsSync(path.join(guides, 'images', block.name))).toBe(true);
  });
});
