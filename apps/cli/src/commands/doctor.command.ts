import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Command } from 'commander';
import { contextOf } from '../context';
import type { Context } from '../context';
import { ExitCode } from '../exit-code';

interface Finding {
  readonly check: string;
  readonly ok: boolean;
  readonly found: string;
  /** What to do about it. */
  readonly advice?: string;
}

type Check = (context: Context) => Finding | Promise<Finding>;

const finding = (check: string, ok: boolean, found: string, advice: string): Finding => ({
  check,
  ok,
  found,
  ...(ok ? {} : { advice }),
});

const checks: readonly Check[] = [
  () => {
    const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
    const ok = major > 20 || (major === 20 && minor >= 19);
    return finding('node', ok, process.version, 'Install Node.js 20.19 or newer.');
  },
  ({ config }) =>
    finding(
      'home',
      fs.existsSync(config.home),
      config.home,
      'Start the base once with npm start, or set PLINTH_HOME to its folder.',
    ),
  ({ config }) => {
    const exists = fs.existsSync(config.masterKeyFile);
    const closed = exists && (fs.statSync(config.masterKeyFile).mode & 0o077) === 0;
    const advice = exists
      ? `chmod 600 ${config.masterKeyFile}`
      : 'It is made at the first start. If it was lost, restore it: without it sealed fields cannot be read.';
    return finding('master key', closed, exists ? config.masterKeyFile : 'absent', advice);
  },
  ({ config }) => {
    const file = path.join(config.home, 'operator.json');
    const readable = fs.existsSync(file);
    return finding(
      'operator',
      readable,
      readable ? file : 'absent',
      'Start the base with npm start, as the user who runs this command.',
    );
  },
  async ({ config }) => {
    const { bavail, bsize } = fs.statfsSync(fs.existsSync(config.home) ? config.home : '.');
    const free = (bavail * bsize) / 1024 ** 3;
    return finding(
      'disk',
      free > 2,
      `${free.toFixed(1)} GB free`,
      'Make room: PostgreSQL stops accepting writes on a full disk.',
    );
  },
  async ({ api }) => {
    try {
      const answer = await fetch(`${api.address}/readyz`);
      return finding(
        'base',
        answer.ok,
        answer.ok ? `ready at ${api.address}` : await answer.text(),
        'Look at plinth.log in PLINTH_HOME for the part that failed.',
      );
    } catch {
      return finding('base', false, 'no answer', 'Start it with npm start.');
    }
  },
  async ({ api }) => {
    try {
      await api.accessToken();
      return finding('operator token', true, 'the base gives one', '');
    } catch (error) {
      return finding(
        'operator token',
        false,
        (error as Error).message,
        'Restart the base: it sets the operator’s secret anew at each start.',
      );
    }
  },
];

/** `plinth doctor`: what is wrong and what to do. */
export function registerDoctor(program: Command): void {
  program
    .command('doctor')
    .description('explains what is wrong and what to do 体检')
    .action(async (_options: unknown, command: Command) => {
      const context = contextOf(command);
      const findings: Finding[] = [];
      for (const check of checks) findings.push(await check(context));
      const line = ({ check, ok, found, advice }: Finding) =>
        `${ok ? 'ok   ' : 'WRONG'} ${check}: ${found}${advice ? `\n      ${advice}` : ''}`;
      context.output.answer({ healthy: findings.every(({ ok }) => ok), findings }, () => findings.map(line).join('\n'));
      if (findings.some(({ ok }) => !ok)) process.exitCode = ExitCode.unhealthy;
    });
}
