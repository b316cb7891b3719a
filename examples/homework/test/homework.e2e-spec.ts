import * as fs from 'node:fs';
import * as path from 'node:path';
import { Plinth } from '../src/plinth';
import { PlainBrowser } from './plain-browser.fixture';
import { RunningServer, freePort, makeHome, plinth } from './processes.fixture';

const PASSWORD = 'Quiet-River-27';
const inOneYear = (): string => new Date(Date.now() + 365 * 86_400_000).toISOString().slice(0, 10);

interface Named {
  readonly id: string;
}

const pupilsCsv = [
  '姓名,性别,学号,班级',
  '韦小明,男,20260101,一(1)班',
  '覃小雨,女,20260102,一(1)班',
  '农小天,男,20260201,一(2)班',
];
const staffCsv = [
  '工号,姓名,性别,任教学科,任教班级,班主任班级',
  'T0001,李明华,女,语文,一(1)班,一(1)班',
  'T0002,黄志强,男,数学,一(2)班,',
  'T0003,蓝秀英,女,,,',
];

/** The example as its user runs it, beside a base as its operator runs it; nothing but HTTP and the command line between. */
describe('the homework application', () => {
  const home = makeHome();
  let [base, homework]: (RunningServer | undefined)[] = [];
  let [baseUrl, homeworkUrl, schoolId] = ['', '', ''];
  let client: { readonly id: string; readonly secret: string };

  const importCsv = async (name: string, lines: readonly string[]) => {
    const file = path.join(home, name);
    fs.writeFileSync(file, `${lines.join('\r\n')}\r\n`);
    await plinth(home, ['import', file, '--unit', schoolId, '--confirm']);
  };
  const setPassword = (number: string) =>
    plinth(home, ['account', 'set-password', '--name', `2145000001/${number}`, '--keep'], PASSWORD);

  beforeAll(async () => {
    const [basePort, homeworkPort] = [await freePort(), await freePort()];
    [baseUrl, homeworkUrl] = [`http://127.0.0.1:${basePort}`, `http://127.0.0.1:${homeworkPort}`];
    const settings = { PLINTH_HOME: home, PLINTH_PORT: String(basePort), PLINTH_LOG_LEVEL: 'error' };
    base = await RunningServer.start('apps/plinth/src/main.js', settings, /Plinth is ready at/);
    const bureau = await plinth<Named>(home, [
      'unit',
      'add',
      '--kind',
      'bureau',
      '--name',
      '海城教育局',
      '--parent',
      'root',
    ]);
    const words = ['unit', 'add', '--kind', 'school', '--name', '第一实验小学', '--code', '2145000001'];
    schoolId = (await plinth<Named>(home, [...words, '--parent', bureau.id])).id;
    await importCsv('教职工.csv', staffCsv);
    await importCsv('学生.csv', pupilsCsv);
    client = await plinth(home, [
      ...['client', 'add', '--name', '作业本', '--scope', 'openid profile org.roster.read', '--unit', schoolId],
      ...['--redirect-uri', `${homeworkUrl}/callback`, '--logout-uri', `${homeworkUrl}/goodbye`],
    ]);
    for (const number of ['T0001', 'T0002', 'T0003']) await whenThere(() => setPassword(number));
    homework = await RunningServer.start(
      'examples/homework/src/main.js',
      {
        HOMEWORK_ISSUER: baseUrl,
        HOMEWORK_CLIENT_ID: client.id,
        HOMEWORK_CLIENT_SECRET: client.secret,
        HOMEWORK_PORT: String(homeworkPort),
      },
      /Homework is ready/,
    );
  }, 180_000);

  afterAll(async () => {
    await homework?.stop();
    await base?.stop();
    fs.rmSync(home, { recursive: true, force: true });
  }, 60_000);

  const begin = async (number: string) => {
    const browser = await new PlainBrowser().open(`${homeworkUrl}/login`);
    return browser.submit('sign-in', { username: `2145000001/${number}`, password: PASSWORD });
  };
  const signIn = async (number: string) => {
    const browser = await begin(number);
    return browser.has('allow') ? browser.submit('allow') : browser;
  };

  it('greets a stranger and shows nobody’s classes', async () => {
    const browser = await new PlainBrowser().open(homeworkUrl);
    expect(browser.text).toContain('用教育账号登录');
    const asked = await browser.open(`${homeworkUrl}/classes/${schoolId}`);
    expect([asked.url.startsWith(`${baseUrl}/`), asked.has('username')]).toEqual([true, true]);
  });

  it('says so when the teacher does not agree', async () => {
    const browser = await (await begin('T0001')).submit('deny');
    expect(browser).toMatchObject({ status: 403 });
    expect(browser.text).toContain('您没有同意授权');
    expect((await browser.open(homeworkUrl)).has('login')).toBe(true);
  });

  it('signs the teacher in: name and own classes; without a grant no field of any pupil', async () => {
    const browser = await signIn('T0001');
    expect(browser.url).toBe(`${homeworkUrl}/`);
    expect(browser.text).toContain('您好, 李明华');
    expect(browser.table('classes')).toEqual([[expect.stringMatching(/1班/), '第一实验小学', '班主任、语文']]);
    await openClass(browser);
    expect(browser.has('no-fields')).toBe(true);
    expect(browser.text).not.toContain('韦小明');
  });

  it('shows the pupils of the class with exactly the granted fields', async () => {
    await plinth(home, [
      ...['grant', 'give', '--client', client.id, '--unit', schoolId, '--fields', 'name,student_number'],
      ...['--purpose', '作业布置与批改', '--until', inOneYear()],
    ]);
    const browser = await signIn('T0001');
    await openClass(browser);
    expect(browser.headers('pupils')).toEqual(['学号', '姓名']);
    expect(browser.table('pupils')).toEqual([
      ['20260101', '韦小明'],
      ['20260102', '覃小雨'],
    ]);
    expect(browser.text).not.toContain('农小天');
  });

  it('refuses the class of a colleague, and tells staff without classes that there are none', async () => {
    const teacher = await signIn('T0001');
    const colleague = await signIn('T0002');
    expect(classLink(colleague)).not.toBe(classLink(teacher));
    expect(await colleague.open(`${homeworkUrl}${classLink(teacher)}`)).toMatchObject({ status: 404 });
    expect(colleague.text).toContain('没有这个班级');
    expect((await signIn('T0003')).text).toContain('您的账号没有任教班级');
  });

  it('refuses an answer that this browser did not ask for, and one that comes twice', async () => {
    const stranger = await new PlainBrowser().open(`${homeworkUrl}/callback?code=made-up&state=made-up`);
    expect(stranger).toMatchObject({ status: 400 });
    expect(stranger.text).toContain('登录已过期');
    const browser = await new PlainBrowser().open(`${homeworkUrl}/login`);
    expect(await browser.open(`${homeworkUrl}/callback?code=made-up&state=made-up`)).toMatchObject({ status: 502 });
    expect(await browser.open(`${homeworkUrl}/callback?code=made-up&state=made-up`)).toMatchObject({ status: 400 });
  });

  it('goes on with a new token when the old one has ended, and two pages at once refresh once', async () => {
    const config = { issuer: baseUrl, clientId: client.id, clientSecret: client.secret, port: 1, url: homeworkUrl };
    const application = await Plinth.connect(config);
    const { attempt, url } = await application.begin();
    const browser = await signIn('T0001');
    // The callback of the running application refuses what it did not begin; its address carries the code.
    const back = await browser.open(url);
    const session = await application.finish(new URL(back.url).search, attempt);
    const before = session.accessToken;
    session.expiresAt = 0;
    const pages = await Promise.all([application.classes(session), application.classes(session)]);
    expect(pages.map(({ length }) => length)).toEqual([1, 1]);
    expect(session.accessToken).not.toBe(before);
    session.accessToken = 'revoked';
    expect(await application.classes(session)).toHaveLength(1);
  });

  it('signs out here and at the base without asking, and comes back', async () => {
    const browser = await signIn('T0001');
    await browser.submit('logout');
    expect(browser.url).toBe(`${homeworkUrl}/goodbye`);
    expect((await browser.open(homeworkUrl)).has('login')).toBe(true);
    expect((await browser.open(`${homeworkUrl}/login`)).has('password')).toBe(true);
  });

  it('notices when the person signed out at the base', async () => {
    const browser = await signIn('T0001');
    await (await browser.open(`${baseUrl}/logout`)).submit('confirm');
    const ended = async (): Promise<boolean> => (await browser.open(homeworkUrl)).status === 401;
    const until = Date.now() + 10_000;
    while (!(await ended()) && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 100));
    expect(browser.text).toContain('登录已失效');
  });

  it('does not start without its settings, and names them', async () => {
    await expect(RunningServer.start('examples/homework/src/main.js', {}, /ready/)).rejects.toThrow(
      'Set HOMEWORK_ISSUER, HOMEWORK_CLIENT_ID, HOMEWORK_CLIENT_SECRET',
    );
  });

  const classLink = (browser: PlainBrowser): string => /href="(\/classes\/[^"]+)"/.exec(browser.html)?.[1] ?? '';
  const openClass = (browser: PlainBrowser) => browser.open(`${homeworkUrl}${classLink(browser)}`);
});

/** Accounts follow an import within moments. */
async function whenThere(work: () => Promise<unknown>): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    try {
      return void (await work());
    } catch (error) {
      if (tries === 50) throw error;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}
