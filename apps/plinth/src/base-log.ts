import * as fs from 'node:fs';
import * as path from 'node:path';
import { NestLogger, createLogger, logUnexpectedTo } from '@plinth/platform-telemetry';
import type { Logger } from '@plinth/platform-telemetry';
import type { PlinthConfig } from './config';

const LONGEST_LOG = 50 * 1024 * 1024;

export interface BaseLog {
  readonly log: Logger;
  readonly nest: NestLogger;
  readonly logUnexpected: (error: unknown, requestId: string) => void;
}

/** JSON lines in `PLINTH_HOME/plinth.log`: the terminal stays for what the operator has to read. */
export function openLog(config: Pick<PlinthConfig, 'home' | 'logLevel'>): BaseLog {
  fs.mkdirSync(config.home, { recursive: true, mode: 0o711 });
  const file = path.join(config.home, 'plinth.log');
  if (fs.existsSync(file) && fs.statSync(file).size > LONGEST_LOG) fs.renameSync(file, `${file}.1`);
  const stream = fs.createWriteStream(file, { flags: 'a', mode: 0o600 });
  const destination = { write: (line: string) => void stream.write(line) };
  const log = createLogger({ service: 'plinth', level: config.logLevel, destination });
  return { log, nest: new NestLogger(log), logUnexpected: logUnexpectedTo(log) };
}
