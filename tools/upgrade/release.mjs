// One release as a base on a given home: started, asked over its CLI, API and pages, and stopped by its pid.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../free-port.mjs';

const READY_WITHIN_MS = 90_000;

export class Release {
  url;
  #child;
  #said = '';
  #token;

  constructor(name, folder, home, running) {
    Object.assign(this, { name, folder, home, running });
  }

  async start() {
    const env = { ...environment(), PLINTH_HOME: this.home, PLINTH_PORT: String(await freePort()) };
    this.#said = '';
    this.#token = undefined;
    this.#child = spawn(process.execPath, ['dist/apps/plinth/src/main.js'], { cwd: this.folder, env });
    this.running.add(this.#child);
    for (const stream of ['stdout', 'stderr']) this.#child[stream].on('data', (text) => (this.#said += text));
    for (const until = Date.now() + READY_WITHIN_MS; ; await sleep(50)) {
      this.url = /^Plinth is ready at (\S+)$/m.exec(this.#said)?.[1];
      if (this.url !== undefined) return;
      if (this.#child.exitCode !== null || Date.now() > until)
        throw new Error(`${this.name} does not start:\n${this.#said}`);
    }
  }

  async stop() {
    const ended = new Promise((resolve) => this.#child.once('close', resolve));
    this.#child.kill('SIGINT');
    const code = await ended;
    this.running.delete(this.#child);
    if (code !== 0) throw new Error(`${this.name} ended with ${code}:\n${this.#said}`);
  }

  async cli(words, input = '') {
    const env = { ...environment(), PLINTH_HOME: this.home };
    const child = spawn(process.execPath, ['dist/apps/cli/src/main.js', '--json', ...words], { cwd: this.folder, env });
    this.running.add(child);
    const said = { stdout: '', stderr: '' };
    for (const stream of ['stdout', 'stderr']) child[stream].on('data', (text) => (said[stream] += text));
    child.stdin.end(input);
    const code = await new Promise((resolve) => child.once('close', resolve));
    this.running.delete(child);
    if (code !== 0) throw new Error(`${this.name}: plinth ${words.join(' ')} ended with ${code}: ${said.stderr}`);
    return said.stdout.startsWith('{') ? JSON.parse(said.stdout) : undefined;
  }

  async get(place) {
    this.#token ??= (await this.cli(['token'])).access_token;
    const answer = await fetch(`${this.url}${place}`, { headers: { authorization: `Bearer ${this.#token}` } });
    if (!answer.ok) throw new Error(`${this.name}: ${place} answers ${answer.status}: ${await answer.text()}`);
    return answer.json();
  }

  /** As a browser without JavaScript: the form of /login. */
  async signIn(username, password) {
    const page = await fetch(`${this.url}/login`);
    const cookie = cookiesOf(page);
    const html = await page.text();
    const fields = [...html.matchAll(/<input[^>]*type="hidden"[^>]*>/g)].map(([tag]) => [
      /name="([^"]*)"/.exec(tag)?.[1] ?? '',
      /value="([^"]*)"/.exec(tag)?.[1] ?? '',
    ]);
    const action = /<form[^>]*action="([^"]+)"/.exec(html)?.[1] ?? '/login';
    const body = new URLSearchParams([...fields, ['username', username], ['password', password]]);
    const headers = { cookie, origin: this.url, 'sec-fetch-site': 'same-origin' };
    const answer = await fetch(new URL(action, this.url), { method: 'POST', body, headers, redirect: 'manual' });
    return { status: answer.status, to: answer.headers.get('location') };
  }
}

/** Nothing of the settings of whoever runs this. */
const environment = () =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('PLINTH_')));

const cookiesOf = (answer) =>
  answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
