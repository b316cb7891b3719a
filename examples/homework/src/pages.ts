import type { Pupil, TaughtClass } from './plinth';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escape = (text: unknown): string => String(text ?? '').replace(/[&<>"']/g, (char) => entities[char] ?? char);

const style =
  'body{font:16px/1.6 system-ui,"Noto Sans CJK SC",sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1c2430}' +
  'h1{font-size:1.5rem}table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.4rem .6rem;border-bottom:1px solid #d9dfe7}' +
  'a.button,button{display:inline-block;background:#1557b0;color:#fff;border:0;border-radius:.4rem;padding:.5rem 1.2rem;font:inherit;text-decoration:none;cursor:pointer}' +
  'header{display:flex;justify-content:space-between;align-items:center;gap:1rem}.plain{background:#56606e}';

function page(title: string, body: string): string {
  return (
    `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">` +
    `<title>${escape(title)} · 作业本</title><style>${style}</style></head><body>${body}</body></html>`
  );
}

const signIn = '<p><a class="button" id="login" href="/login">用教育账号登录</a></p>';

const header = (name: string): string =>
  `<header><span>您好,<strong id="teacher">${escape(name)}</strong></span>` +
  '<form method="post" action="/logout"><button class="plain" id="logout">退出</button></form></header>';

export const welcomePage = (): string =>
  page('欢迎', `<h1>作业本</h1><p>给班级布置作业。请用学校发给您的账号登录。</p>${signIn}`);

export const goodbyePage = (): string => page('已退出', `<h1 id="goodbye">您已退出</h1>${signIn}`);

/** Something went wrong that the person can do something about, or should at least know of. */
export const problemPage = (title: string, advice: string): string =>
  page(title, `<h1 id="problem">${escape(title)}</h1><p>${escape(advice)}</p>${signIn}`);

const positionText = ({ kind, subject }: TaughtClass['positions'][number]): string =>
  kind === 'head_teacher' ? '班主任' : subject;

export function classesPage(name: string, classes: readonly TaughtClass[]): string {
  const rows = classes.map(
    (taught) =>
      `<tr><td><a href="/classes/${encodeURIComponent(taught.id)}">${escape(taught.name)}</a></td>` +
      `<td>${escape(taught.schoolName)}</td><td>${escape(taught.positions.map(positionText).join('、'))}</td></tr>`,
  );
  const table = `<table id="classes"><tr><th>班级</th><th>学校</th><th>任教</th></tr>${rows.join('')}</table>`;
  const none = '<p id="no-classes">您没有任教的班级。如有疑问,请联系学校管理员。</p>';
  return page('我的班级', `${header(name)}<h1>我的班级</h1>${rows.length > 0 ? table : none}`);
}

/** Fields as grants name them, in the order of a class list; what was not granted is not in the answer. */
const columns: readonly (readonly [field: string, header: string])[] = [
  ['studentNumber', '学号'],
  ['name', '姓名'],
  ['pinyin', '拼音'],
  ['sex', '性别'],
  ['birthDate', '出生日期'],
  ['ethnicity', '民族'],
  ['studentCode', '学籍号'],
  ['idNumber', '证件号码'],
  ['phone', '手机号码'],
  ['email', '邮箱'],
];
const sexes: Readonly<Record<string, string>> = { '1': '男', '2': '女' };

export function pupilsPage(name: string, className: string, pupils: readonly Pupil[]): string {
  const shown = columns.filter(([field]) => pupils.some((pupil) => pupil[field] !== undefined));
  const cell = (pupil: Pupil, field: string): string =>
    escape(field === 'sex' ? (sexes[String(pupil[field])] ?? pupil[field]) : pupil[field]);
  const rows = [...pupils]
    .sort((one, other) => String(one['studentNumber'] ?? '').localeCompare(String(other['studentNumber'] ?? '')))
    .map((pupil) => `<tr class="pupil">${shown.map(([field]) => `<td>${cell(pupil, field)}</td>`).join('')}</tr>`);
  const table =
    shown.length > 0
      ? `<table id="pupils"><tr>${shown.map(([, title]) => `<th>${title}</th>`).join('')}</tr>${rows.join('')}</table>`
      : '<p id="no-fields">学校没有授权本应用查看学生的任何信息。</p>';
  return page(
    className,
    `${header(name)}<p><a href="/">我的班级</a></p><h1>${escape(className)}</h1><p>共 <span id="count">${pupils.length}</span> 名学生</p>${table}`,
  );
}
