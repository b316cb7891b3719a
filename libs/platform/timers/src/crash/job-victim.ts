// node job-victim.js <socket folder> <database> : a process of the timers' specs that takes a job and never finishes it.
import type { DatabaseServer } from '@plinth/platform-database';
import { JobRunner } from '../job-runner';
import { Jobs } from '../jobs';

const [host = '', database = ''] = process.argv.slice(2);
const base = { host, port: 5432, database };
const server: DatabaseServer = {
  owner: () => ({ ...base, user: 'plinth_owner' }),
  domain: (domain) => ({ ...base, user: `plinth_${domain}` }),
  passwordOf: () => undefined,
};

const jobs = new Jobs('alpha');
jobs.handle('alpha.write', async () => {
  process.stdout.write('in hand\n');
  await new Promise(() => undefined);
});
void new JobRunner(server, 'alpha', jobs, { beatMs: 100, deadMs: 400 }).start().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
