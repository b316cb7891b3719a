import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { HomeworkConfig } from './config';
import { classesPage, goodbyePage, problemPage, pupilsPage, welcomePage } from './pages';
import { RefusedError, SignedOutError } from './plinth';
import type { Attempt, Plinth, Session } from './plinth';
import { Shelf, cookieOf } from './sessions';

const ATTEMPT_MS = 10 * 60_000;
const SESSION_MS = 8 * 3_600_000;

type Answer = { readonly status: number; readonly html: string } | { readonly location: string };

interface Visit {
  readonly path: string;
  readonly query: string;
  readonly cookies: string | undefined;
  setCookie(name: string, value: string, seconds: number): void;
}

/** The whole application: five addresses, no framework. */
export class Homework {
  private readonly attempts = new Shelf<Attempt>(ATTEMPT_MS);
  private readonly sessions = new Shelf<Session>(SESSION_MS);

  constructor(
    private readonly config: HomeworkConfig,
    private readonly plinth: Plinth,
  ) {}

  listen(): Promise<Server> {
    const server = createServer((request, response) => void this.serve(request, response));
    return new Promise((resolve) => server.listen(this.config.port, '127.0.0.1', () => resolve(server)));
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const answer = await this.answer(request, response).catch((error: unknown) => problemOf(error));
    response.setHeader('cache-control', 'no-store');
    response.setHeader(
      'content-security-policy',
      "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    );
    response.setHeader('referrer-policy', 'no-referrer');
    if ('location' in answer) return void response.writeHead(303, { location: answer.location }).end();
    response.writeHead(answer.status, { 'content-type': 'text/html; charset=utf-8' }).end(answer.html);
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<Answer> {
    const { pathname: path, search: query } = new URL(request.url ?? '/', this.config.url);
    const visit: Visit = {
      path,
      query,
      cookies: request.headers.cookie,
      setCookie: (name, value, seconds) => response.appendHeader('set-cookie', this.cookie(name, value, seconds)),
    };
    const call = `${request.method} ${path.startsWith('/classes/') ? '/classes/' : path}`;
    if (call === 'GET /') return this.home(visit);
    if (call === 'GET /login') return this.login(visit);
    if (call === 'GET /callback') return this.callback(visit);
    if (call === 'GET /classes/') return this.pupils(visit);
    if (call === 'POST /logout') return this.logout(visit);
    if (call === 'GET /goodbye') return { status: 200, html: goodbyePage() };
    return { status: 404, html: problemPage('没有这个页面', '请从首页开始。') };
  }

  private async home(visit: Visit): Promise<Answer> {
    const session = this.sessionOf(visit);
    if (session === undefined) return { status: 200, html: welcomePage() };
    return { status: 200, html: classesPage(session.name, await this.plinth.classes(session)) };
  }

  private async login(visit: Visit): Promise<Answer> {
    const { attempt, url } = await this.plinth.begin();
    visit.setCookie('homework_attempt', this.attempts.put(attempt), ATTEMPT_MS / 1000);
    return { location: url };
  }

  private async callback(visit: Visit): Promise<Answer> {
    // The cookie binds the answer to the browser that asked; state and nonce are checked on top by the library.
    const attempt = this.attempts.take(cookieOf(visit.cookies, 'homework_attempt'));
    visit.setCookie('homework_attempt', '', 0);
    if (attempt === undefined)
      return { status: 400, html: problemPage('登录已过期', '登录用时太久,或不是从本页面开始的。请重新登录。') };
    const session = await this.plinth.finish(visit.query, attempt);
    visit.setCookie('homework', this.sessions.put(session), SESSION_MS / 1000);
    return { location: '/' };
  }

  private async pupils(visit: Visit): Promise<Answer> {
    const session = this.sessionOf(visit);
    if (session === undefined) return { location: '/login' };
    const id = decodeURIComponent(visit.path.slice('/classes/'.length));
    const taught = (await this.plinth.classes(session)).find((one) => one.id === id);
    if (taught === undefined) return { status: 404, html: problemPage('没有这个班级', '您只能查看自己任教的班级。') };
    return { status: 200, html: pupilsPage(session.name, taught.name, await this.plinth.pupils(session, id)) };
  }

  /** Our own session ends first; the base asks nothing, because the ID token says whose session it is. */
  private async logout(visit: Visit): Promise<Answer> {
    const session = this.sessions.take(cookieOf(visit.cookies, 'homework'));
    visit.setCookie('homework', '', 0);
    return { location: session === undefined ? '/goodbye' : this.plinth.signOutUrl(session) };
  }

  private sessionOf(visit: Visit): Session | undefined {
    return this.sessions.find(cookieOf(visit.cookies, 'homework'));
  }

  private cookie(name: string, value: string, seconds: number): string {
    const secure = this.config.url.startsWith('https:') ? '; Secure' : '';
    return `${name}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${seconds}${secure}`;
  }
}

/** What the person is told; details are for the log. */
function problemOf(error: unknown): Answer {
  if (error instanceof SignedOutError) {
    return { status: 401, html: problemPage('登录已失效', '您已在别处退出,或登录时间太久。请重新登录。') };
  }
  const oauth = (error as { error?: string }).error;
  if (oauth === 'access_denied') {
    return { status: 403, html: problemPage('您没有同意授权', '没有您的同意,作业本无法得知您任教的班级。') };
  }
  if (error instanceof RefusedError && error.status === 403) {
    return { status: 403, html: problemPage('没有权限', '学校没有允许本应用读取班级,或您的账号没有任教班级。') };
  }
  if (error instanceof RefusedError && (error.status === 429 || error.status === 503)) {
    return { status: 503, html: problemPage('系统繁忙', '请稍后再试。') };
  }
  console.error(`homework: ${oauth ?? (error instanceof Error ? error.message : String(error))}`);
  return { status: 502, html: problemPage('暂时无法登录', '教育账号服务没有正常应答,请稍后重试。') };
}
