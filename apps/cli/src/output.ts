import type { Command } from 'commander';

export interface Output {
  readonly json: boolean;
  /** The answer: an object for scripts, text for people. Nothing else goes to stdout. */
  answer(body: unknown, text: () => string): void;
  /** News on the way, to stderr, on a terminal only. */
  progress(text: string): void;
}

export function outputOf(command: Command): Output {
  const { json } = command.optsWithGlobals<{ json?: boolean }>();
  return {
    json: json === true,
    answer: (body, text) => process.stdout.write(`${json ? JSON.stringify(body) : text()}\n`),
    progress: (text) => {
      if (process.stderr.isTTY) process.stderr.write(`\r\u001b[2K${text}`);
    },
  };
}

/** Columns as wide as their widest cell; a Chinese character counts two. */
export function table(rows: readonly (readonly string[])[]): string {
  const width = (text: string): number =>
    [...text].reduce((sum, char) => sum + (char.codePointAt(0)! > 0x2e7f ? 2 : 1), 0);
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => width(row[column] ?? ''))));
  const pad = (text: string, column: number): string =>
    text + ' '.repeat(Math.max(0, (widths[column] ?? 0) - width(text)));
  return rows.map((row) => row.map(pad).join('  ').trimEnd()).join('\n');
}
