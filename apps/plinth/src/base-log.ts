import * as fs from 'node:fs';
import * as path from 'node:path';
import { openServiceLog } from '@plinth/platform-service';
import type { ServiceLog } from '@plinth/platform-service';
import type { PlinthConfig } from './config';

const LONGEST_LOG = 50 * 1024 * 1024;

/** JSON lines in `PLINTH_HOME/plinth.log`: the terminal stays for what the operator has to read. */
export function openLog(config: Pick<PlinthConfig, 'home' | 'logLevel'>): ServiceLog {
  fs.mkdirSync(config.home, { recursive: true, mode: 0o711 });
  const file = path.join(config.home, 'plinth.log');
  if (fs.existsSync(file) && fs.statSync(file).size > LONGEST_LOG) fs.renameSync(file, `${file}.1`);
  const stream = fs.createWriteStream(file, { flags: 'a', mode: 0o600 });
  const destination = { write: (line: string) => void stream.write(line) };
  return openServiceLog({ service: 'plinth', level: config.logLevel, destination });
}
