import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { openKeyring, openMasterKey } from '@plinth/platform-crypto';
import { operatorSecretOf } from '@plinth/platform-service';
import { freePort, openTestDatabase, until } from '@plinth/platform-testing';
import type { TestDatabase } from '@plinth/platform-testing';
import { baseSchemas } from '../src';
import { environment } from './config';

export type Settings = Readonly<Record<string, string>>;

/** A service of the cluster as a process: its entry of dist, with settings alone. */
export class ServiceAtWork {
  stdout = '';
  stderr = '';
  exitCode: number | null | undefined;
  private readonly child: ChildProcess;
  private readonly ended: Promise<void>;

  constructor(
    readonly name: string,
    private readonly settings: Settings,
  ) {
    const entry = path.join(__dirname, '../../../dist/apps', name, 'src/main.js');
    this.child = spawn(process.execPath, [entry], { env: { ...environment, ...settings } });
    this.child.stdout?.on('data', (text: Buffer) => (this.stdout += text.toString()));
    this.child.stderr?.on('data', (text: Buffer) => (this.stderr += text.toString()));
    this.ended = new Promise((resolve) =>
      this.child.once('close', (code) => {
        this.exitCode = code;
        resolve();
      }),
    );
  }

  /** Until it serves. @throws Error with what it said instead */
  async ready(): Promise<this> {
    const said = await until(
      () => this.stdout,
      (text) => text.includes('is ready at') || this.exitCode !== undefined,
      60_000,
    );
    if (!said.includes('is ready at')) throw new Error(`${this.name} did not start:\n${this.stderr}`);
    return this;
  }

  get url(): string {
    return / is ready at (\S+)/.exec(this.stdout)?.[1] ?? '';
  }

  /** What it tells of itself: status and failed checks. */
  async readiness(): Promise<{ readonly status: number; readonly checks: Readonly<Record<string, string>> }> {
    const answer = await fetch(`http://127.0.0.1:${this.settings['PLINTH_MANAGEMENT_PORT']}/readyz`);
    return { status: answer.status, checks: ((await answer.json()) as { checks: Record<string, string> }).checks };
  }

  async metrics(): Promise<string> {
    return (await fetch(`http://127.0.0.1:${this.settings['PLINTH_MANAGEMENT_PORT']}/metrics`)).text();
  }

  /** Its log, once a line matches or time is over. */
  logged(line: RegExp, withinMs = 30_000): Promise<string> {
    return until(
      () => this.stderr,
      (text) => line.test(text),
      withinMs,
    );
  }

  signal(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  async stop(): Promise<number | null | undefined> {
    if (this.exitCode === undefined) this.child.kill('SIGTERM');
    await this.ended;
    return this.exitCode;
  }

  async end(): Promise<number | null | undefined> {
    await this.ended;
    return this.exitCode;
  }
}

/** One database, keys and a folder, and the services of a spec upon them. No engine but PostgreSQL unless it is named. */
export class TestServices {
  readonly home = fs.mkdtempSync(path.join(os.tmpdir(), 'plinth-services-'));
  readonly masterKeyFile = this.file('master.key', randomBytes(32).toString('hex'));
  readonly serviceKey = randomBytes(32).toString('base64');
  private readonly started: ServiceAtWork[] = [];

  private constructor(readonly database: TestDatabase) {}

  static async open(): Promise<TestServices> {
    const services = new TestServices(await openTestDatabase(baseSchemas));
    // As `plinth migrate` makes the first data keys.
    const keyring = await openKeyring(services.database.server, openMasterKey(services.masterKeyFile), {
      refreshEveryMs: 0,
    });
    await keyring.close();
    return services;
  }

  file(name: string, content: string): string {
    const place = path.join(this.home, name);
    fs.writeFileSync(place, content, { mode: 0o600 });
    return place;
  }

  get databaseUrl(): string {
    const { host, database } = this.database.server.owner();
    return `postgres://localhost/${database}?host=${encodeURIComponent(String(host))}`;
  }

  async start(name: string, more: Settings = {}): Promise<ServiceAtWork> {
    const service = new ServiceAtWork(name, { ...(await this.settings()), ...more });
    this.started.push(service);
    return service;
  }

  private async settings(): Promise<Settings> {
    const nowhere = '127.0.0.1:1';
    return {
      PLINTH_PUBLIC_URL: 'http://127.0.0.1:1',
      PLINTH_DATABASE_URL: this.databaseUrl,
      PLINTH_MASTER_KEY_FILE: this.masterKeyFile,
      PLINTH_SERVICE_KEY_FILE: this.file('service.key', this.serviceKey),
      PLINTH_STORAGE_DIR: path.join(this.home, 'files'),
      PLINTH_REDIS_URL: `redis://${nowhere}`,
      PLINTH_MANAGEMENT_PORT: String(await freePort()),
      PLINTH_GRPC_PORT: String(await freePort()),
      PLINTH_DRAIN_DELAY_MS: '0',
      ...Object.fromEntries(
        ['IDENTITY', 'ORG', 'MARKET', 'AUDIT'].flatMap((name) => [
          [`PLINTH_${name}_URL`, `http://${nowhere}`],
          [`PLINTH_${name}_RPC`, nowhere],
        ]),
      ),
    };
  }

  /** Of the base's own operator, from an identity that runs. */
  async operatorToken(identity: ServiceAtWork): Promise<string> {
    const { secret } = operatorSecretOf(openMasterKey(this.masterKeyFile));
    const answer = await fetch(`${identity.url}/oauth/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`plinth-operator:${secret}`).toString('base64')}` },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`No token: ${answer.status} ${text}`);
    return (JSON.parse(text) as { access_token: string }).access_token;
  }

  async close(): Promise<void> {
    await Promise.all(this.started.map((service) => service.stop()));
    await this.database.close();
    fs.rmSync(this.home, { recursive: true, force: true });
  }
}
