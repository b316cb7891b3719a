import { execFileSync } from 'node:child_process';
import * as path from 'node:path';

/** Loaded by a process of its own: jest keeps modules elsewhere. */
const loadedWith = (file: string): string[] => {
  const place = path.join(__dirname, '../../../dist/apps/cli/src', file);
  const script = `require(${JSON.stringify(place)}); console.log(JSON.stringify(Object.keys(require.cache)))`;
  const loaded = JSON.parse(execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' })) as string[];
  return loaded.map((name) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(name)?.[1] ?? 'our own');
};
const HEAVY = ['typeorm', '@nestjs/common', 'kafkajs', 'ioredis', 'exceljs'];

describe('the commands of plinth', () => {
  it('load what they need when they run: every other one starts without the parts of a server', () => {
    const loaded = loadedWith('commands.js');
    expect(loaded).toContain('commander');
    expect(HEAVY.filter((name) => loaded.includes(name))).toEqual([]);
  });

  it('would be seen if they did not', () => {
    expect(loadedWith('cluster-operator.js')).toContain('@nestjs/common');
  });
});
