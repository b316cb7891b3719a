// Reading a roster: an .xlsx of 100,000 pupils with shared strings, checked by the dry run of an import with its database
// (read, sealed, staged, compared), beside the reader alone, its rows judged by the rules and nothing else, hucre and exceljs on the
// same file; each in a process of its own for its memory, which loads no library of another.
// Limits: the dry run takes at most 3 times the reader alone and stays under 400 MB.
import { fork } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import type { Readable } from 'node:stream';
import { checkCharacterOf } from '../libs/org/src/identifier/id-card';
import { DiskFileBytes } from '../libs/org/src/import-reading/file-bytes.disk';
import { openRoster } from '../libs/org/src/import-reading/open-roster';
import { openSheets } from '../libs/org/src/import-reading/open-sheets';
import { openImportBase } from './import-base';
import { cpuOfBase } from './process-cost';

const ROWS = 100_000;
const headers =
  '序号 学籍号 姓名 性别 民族 出生日期 身份证号码 年级 班级 入学年月 现住址 监护人一姓名 监护人一关系 监护人一电话 监护人二姓名 监护人二关系 监护人二电话'.split(
    ' ',
  );

interface Figures {
  readonly rows: number;
  readonly seconds: number;
  /** Of Node; on a machine that others use too, only these can be compared. */
  readonly cpuSeconds: number;
  readonly postgresCpuSeconds?: number;
  readonly megabytes: number;
}

const surnames = '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗';
const given = '子涵浩宇欣怡梓轩雨泽思远嘉琪文博语嫣若曦';
const grades = '一二三四五六';
const characterAt = (text: string, at: number): string => text[at % text.length] as string;

function pupil(at: number): string[] {
  const grade = at % 6;
  const day = `${2020 - grade}${String(1 + (at % 12)).padStart(2, '0')}${String(1 + (at % 28)).padStart(2, '0')}`;
  const body = `4590${String(10 + (Math.floor(at / 36_000) % 90))}${day}${String(Math.floor(at / 6) % 1000).padStart(3, '0')}`;
  const card = body + checkCharacterOf(body);
  const name = characterAt(surnames, at) + characterAt(given, at * 7) + characterAt(given, Math.floor(at / 20));
  const phone = (n: number) => `199${String((n * 7919) % 100_000_000).padStart(8, '0')}`;
  return [
    String(at + 1),
    `G${card}`,
    name,
    Number(body[16]) % 2 === 1 ? '男' : '女',
    at % 5 === 0 ? '壮族' : '汉族',
    `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`,
    card,
    `${characterAt(grades, grade)}年级`,
    `${characterAt(grades, grade)}(${(at % 20) + 1})班`,
    `${2026 - grade}09`,
    `滨湖路${at % 977}号`,
    `${name[0]}${characterAt(given, at)}`,
    '父亲',
    phone(at),
    `${characterAt(surnames, at * 3)}${characterAt(given, at * 5)}`,
    '母亲',
    phone(at + ROWS),
  ];
}

async function makeWorkbook(file: string): Promise<number> {
  const { default: ExcelJS } = await import('exceljs');
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: file, useSharedStrings: true, useStyles: false });
  const sheet = book.addWorksheet('学生名册');
  sheet.addRow(headers).commit();
  for (let at = 0; at < ROWS; at += 1) sheet.addRow(pupil(at)).commit();
  sheet.commit();
  await book.commit();
  return ROWS;
}

async function readerAlone(file: string): Promise<number> {
  const bytes = await DiskFileBytes.open(file);
  const reader = await openSheets(file, bytes);
  let count = 0;
  for await (const rows of reader.rows(0)) count += rows.length;
  await reader.close();
  await bytes.close();
  return count - 1;
}

/** Columns recognised, every rule applied, nothing kept: what a check costs without a register to compare with. */
async function judged(file: string): Promise<number> {
  const bytes = await DiskFileBytes.open(file);
  const reading = await openRoster(file, bytes, { today: new Date().toISOString().slice(0, 10) });
  let count = 0;
  for await (const { rows } of reading.batches()) count += rows.length;
  await reading.close();
  await bytes.close();
  return count;
}

/** `ReadImport` as the job runs it; the start of the base is not counted, its memory in this process is. */
async function dryRun(file: string): Promise<Measured> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'plinth-bench-'));
  const base = await openImportBase(folder, file);
  try {
    const given = {
      fileName: path.basename(file),
      content: undefined as unknown as Readable,
      options: {},
      whole: false,
    };
    const id = await base.start.execute({ unitId: base.schoolId, ...given }, 'operator');
    const [started, used] = [performance.now(), cpuOfBase(process.pid, base.postmaster)];
    await base.read.execute(id);
    const [seconds, cpu] = [(performance.now() - started) / 1000, cpuOfBase(process.pid, base.postmaster)];
    const { state, failure, summary } = (await base.imports.find(id)) ?? {};
    if (state !== 'ready' || summary === undefined) throw new Error(`${state}: ${failure?.en}`);
    return {
      rows: summary.added,
      seconds,
      cpuSeconds: cpu.node - used.node,
      postgresCpuSeconds: cpu.postgres - used.postgres,
    };
  } finally {
    await base.close();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

async function withExceljs(file: string): Promise<number> {
  const { default: ExcelJS } = await import('exceljs');
  const reader = new ExcelJS.stream.xlsx.WorkbookReader(file, {
    sharedStrings: 'cache',
    worksheets: 'emit',
    styles: 'cache',
  });
  let count = 0;
  for await (const sheet of reader) for await (const row of sheet) count += row.cellCount > 0 ? 1 : 0;
  return count - 1;
}

async function withHucre(file: string): Promise<number> {
  const { streamXlsxRows } = await import('hucre');
  let count = 0;
  for await (const row of streamXlsxRows(fs.readFileSync(file))) count += row ? 1 : 0;
  return count - 1;
}

type Measured = Omit<Figures, 'megabytes'>;

const cpuSince = (before: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
};

const works: Readonly<Record<string, (file: string) => Promise<number | Measured>>> = {
  make: makeWorkbook,
  'reader alone': readerAlone,
  judged,
  'dry run': dryRun,
  hucre: withHucre,
  exceljs: withExceljs,
};

async function work(name: string, file: string): Promise<void> {
  const [start, used] = [performance.now(), process.cpuUsage()];
  const done = (await works[name]?.(file)) ?? 0;
  const seconds = (performance.now() - start) / 1000;
  const figures = typeof done === 'number' ? { rows: done, seconds, cpuSeconds: cpuSince(used) } : done;
  process.send?.({ ...figures, megabytes: process.resourceUsage().maxRSS / 1024 });
}

function measure(name: string, file: string): Promise<Figures> {
  return new Promise((resolve, reject) => {
    const child = fork(__filename, [name, file]);
    child.once('message', (figures) => resolve(figures as Figures));
    child.once('exit', (code) => reject(new Error(`${name} ended with ${code}`)));
  });
}

async function main(): Promise<void> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'plinth-bench-'));
  try {
    const file = path.join(folder, '学生花名册.xlsx');
    await measure('make', file);
    console.log(
      `${ROWS} rows × ${headers.length} columns, ${(fs.statSync(file).size / 1e6).toFixed(1)} MB with shared strings`,
    );
    const figures = new Map<string, Figures>();
    for (const name of ['reader alone', 'judged', 'dry run', 'hucre', 'exceljs']) {
      const each = await measure(name, file);
      figures.set(name, each);
      const speed = Math.round(each.rows / each.seconds).toLocaleString('en');
      console.log(
        `${name.padEnd(14)} ${each.rows} rows ${each.seconds.toFixed(2)} s (${each.cpuSeconds.toFixed(2)} s CPU of Node, ${(each.postgresCpuSeconds ?? 0).toFixed(2)} of PostgreSQL) ${speed} rows/s ${each.megabytes.toFixed(0)} MB`,
      );
    }
    const [alone, dry] = [figures.get('reader alone') as Figures, figures.get('dry run') as Figures];
    const [ratio, rules] = [dry.seconds / alone.seconds, figures.get('judged') as Figures];
    const cpuOf = ({ cpuSeconds, postgresCpuSeconds = 0 }: Figures) => cpuSeconds + postgresCpuSeconds;
    console.log(
      `rows judged ÷ reader alone ${(rules.seconds / alone.seconds).toFixed(2)}, by CPU ${(rules.cpuSeconds / alone.cpuSeconds).toFixed(2)}`,
    );
    console.log(
      `dry run ÷ reader alone ${ratio.toFixed(2)} (limit 3), by CPU with PostgreSQL ${(cpuOf(dry) / cpuOf(alone)).toFixed(2)}, memory ${dry.megabytes.toFixed(0)} MB (limit 400)`,
    );
    if (ratio > 3 || dry.megabytes > 400 || dry.rows !== ROWS) process.exitCode = 1;
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

const [name, file] = process.argv.slice(2);
void (name && file ? work(name, file) : main());
