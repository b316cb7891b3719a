// Password sign-ins by the whole code flow (authorize with sign-in page, form with code, token; argon2id 19 MiB, 2 passes) per
// CPU-second of the whole base with its PostgreSQL, beside hashing alone per CPU-second in the same run. The browsers
// are in a process of their own, so that their cost is not counted.
import { fork, spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { Pool } from 'undici';
import { report, reportLoad } from './process-cost';
import { inventedIdNumber } from './roster-csv';
import { seedSchool } from './seed-school';
import { withBase } from './whole-base';
import type { WholeBase } from './whole-base';

const BROWSERS = 8;
const SECONDS = 8;
/**
 * A server that has just started runs code that is not compiled yet. At 400 sign-ins compiling still cost 1.3 ms of each,
 * at so many 0.2.
 */
const WARM_UP_SIGN_INS = 2_000;
const WARM_UP_SECONDS = 40;
const LEAST_SHARE = 0.7;
const PASSWORD = 'Quiet-River7';
const CALLBACK = 'https://homework.example.cn/callback';
const ARGON2ID = 2;

interface Job {
  readonly url: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly names: readonly string[];
  readonly seconds: number;
  /** Ends earlier after so many. */
  readonly atMost?: number;
}

interface Done {
  readonly count: number;
  readonly p50: number;
}

/** A browser that keeps cookies and follows nothing by itself. */
class Browser {
  private readonly cookies = new Map<string, string>();

  constructor(private readonly pool: Pool) {}

  async send(path: string, form?: Readonly<Record<string, string>>): Promise<{ location: string; text: string }> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const { headers, body, statusCode } = await this.pool.request({
      path,
      method: form === undefined ? 'GET' : 'POST',
      headers: {
        'accept-language': 'zh-CN',
        ...(cookie === '' ? {} : { cookie }),
        ...(form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
      },
      ...(form === undefined ? {} : { body: new URLSearchParams(form).toString() }),
    });
    const text = await body.text();
    if (statusCode >= 400) throw new Error(`${path}: ${statusCode} ${text.slice(0, 300)}`);
    for (const line of [headers['set-cookie'] ?? []].flat()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/max-age=0/i.test(line)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return { location: String(headers.location ?? ''), text };
  }
}

const plain = (html: string): string => html.replaceAll('&quot;', '"').replaceAll('&amp;', '&');

/** One person, a new browser: from the application's button to its tokens. */
async function signIn(pool: Pool, job: Job, username: string): Promise<void> {
  const browser = new Browser(pool);
  const verifier = randomBytes(32).toString('base64url');
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: job.clientId,
    redirect_uri: CALLBACK,
    scope: 'openid profile',
    state: 's',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  });
  const page = await browser.send(`/oauth/authorize?${query}`);
  const hidden = [...page.text.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)];
  const fields = Object.fromEntries(hidden.map(([, name = '', value = '']) => [name, plain(value)]));
  const action = plain(/<form[^>]* method="post" action="([^"]*)"/.exec(page.text)?.[1] ?? '');
  const proven = await browser.send(action, { ...fields, username, password: PASSWORD });
  const code = proven.location.startsWith(CALLBACK) ? new URL(proven.location).searchParams.get('code') : null;
  if (code === null) throw new Error(`The sign-in led to “${proven.location}”`);
  const { statusCode, body } = await pool.request({
    path: '/oauth/token',
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`${job.clientId}:${job.clientSecret}`).toString('base64')}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code,
      redirect_uri: CALLBACK,
      code_verifier: verifier,
    }).toString(),
  });
  const answer = await body.text();
  if (statusCode !== 200) throw new Error(`No token: ${statusCode} ${answer.slice(0, 200)}`);
}

/** In the child: every browser signs its person in again and again, each time as a new one. */
async function load(job: Job): Promise<Done> {
  const pool = new Pool(job.url, { connections: BROWSERS, pipelining: 1 });
  const times: number[] = [];
  const until = performance.now() + job.seconds * 1_000;
  const browser = async (username: string): Promise<void> => {
    while (performance.now() < until && times.length < (job.atMost ?? Infinity)) {
      const started = performance.now();
      await signIn(pool, job, username);
      times.push(performance.now() - started);
    }
  };
  await Promise.all(job.names.map(browser));
  await pool.close();
  times.sort((a, b) => a - b);
  return { count: times.length, p50: times[times.length >> 1] ?? NaN };
}

const inChild = (job: Job): Promise<Done> =>
  new Promise((resolve, reject) => {
    const child = fork(__filename, ['load'], { execArgv: [] });
    child.once('message', (done) => resolve(done as Done));
    child.once('exit', (code) => reject(new Error(`The browsers ended with ${code}`)));
    child.send(job);
  });

/** Verifications per CPU-second, in a process that does nothing else. */
async function hashAlone(): Promise<void> {
  const phc = await hash(PASSWORD, { algorithm: ARGON2ID, memoryCost: 19 * 1_024, timeCost: 2, parallelism: 1 });
  const before = process.cpuUsage();
  let count = 0;
  for (const until = performance.now() + 3_000; performance.now() < until; count += 2) {
    await Promise.all([verify(phc, PASSWORD), verify(phc, PASSWORD)]);
  }
  const { user, system } = process.cpuUsage(before);
  console.log(count / ((user + system) / 1e6));
}

const hashesPerCpuSecond = (): number =>
  Number(spawnSync(process.execPath, [__filename, 'hash'], { encoding: 'utf8' }).stdout);

async function prepare(base: WholeBase): Promise<Omit<Job, 'seconds'>> {
  const school = await seedSchool(base, 50);
  const client = await base.api<{ id: string; secret: string }>('POST', '/api/identity/v1/clients', {
    name: '作业',
    kind: 'confidential',
    redirectUris: [CALLBACK],
    scopes: ['openid', 'profile'],
    unitIds: [school],
    firstParty: true,
  });
  const names = Array.from({ length: BROWSERS }, (_, n) => inventedIdNumber(n));
  for (const name of names) {
    const { id } = await base.api<{ id: string }>('POST', '/api/identity/v1/accounts/search', { name });
    await base.api('PUT', `/api/identity/v1/accounts/${id}/password`, { password: PASSWORD, mustChange: false });
  }
  return { url: base.url, clientId: client.id, clientSecret: client.secret, names };
}

async function measure(base: WholeBase): Promise<void> {
  const job = await prepare(base);
  reportLoad();
  const first = hashesPerCpuSecond();
  await inChild({ ...job, seconds: WARM_UP_SECONDS, atMost: WARM_UP_SIGN_INS });
  const before = base.cpu();
  const { count, p50 } = await inChild({ ...job, seconds: SECONDS });
  const after = base.cpu();
  // Before and after: a neighbour that comes or goes would otherwise be taken for a difference between the two.
  const alone = (first + hashesPerCpuSecond()) / 2;
  const [node, postgres] = [after.node - before.node, after.postgres - before.postgres];
  const rate = count / (node + postgres);
  const each = (seconds: number): string => `${((seconds / count) * 1_000).toFixed(1)} ms`;
  report('argon2id alone, per CPU-second', alone.toFixed(1));
  report('sign-ins by the whole code flow, per CPU-second', rate.toFixed(1));
  report('  share of hashing alone', `${((rate / alone) * 100).toFixed(0)} % (at least ${LEAST_SHARE * 100} %)`);
  report(
    '  CPU of one',
    `${each(node)} Node with the hash, ${each(postgres)} PostgreSQL; hash alone ${each(count / alone)}`,
  );
  report('  wall', `${(count / SECONDS).toFixed(1)}/s, p50 ${Math.round(p50)} ms with ${BROWSERS} browsers`);
  reportLoad();
  if (rate / alone < LEAST_SHARE) process.exitCode = 1;
}

if (process.argv[2] === 'hash') void hashAlone();
else if (process.argv[2] === 'load') {
  process.once('message', (job) => {
    void load(job as Job).then(
      (done) => process.send?.(done, () => process.exit(0)),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  });
} else {
  void withBase({ PLINTH_RATE_LIMIT_FACTOR: '1000' }, measure).catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  });
}
