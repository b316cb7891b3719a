import type { VNode } from 'preact';
import { FormToken, Frame } from '../page/frame';
import type { PageRequest } from '../page/page-request';

const texts = {
  zh: { title: '选择学校', search: '学校名称或代码', find: '查找', none: '没有找到，请换个写法再试。', pick: '选择', back: '返回登录' },
  en: { title: 'Choose school', search: 'Name or code of the school', find: 'Search', none: 'Nothing found; try another spelling.', pick: 'Choose', back: 'Back to sign in' },
} as const; // prettier-ignore

interface Props {
  readonly page: PageRequest;
  readonly action: string;
  readonly back: string;
  /** Fields of the query that the search form must keep. */
  readonly kept: readonly (readonly [string, string])[];
  readonly token: string;
  readonly text: string;
  readonly schools: readonly { readonly unitId: string; readonly name: string; readonly code: string }[];
}

export function SchoolPage({ page, action, back, kept, token, text, schools }: Props): VNode {
  const t = texts[page.language];
  return (
    <Frame title={t.title} language={page.language} path={page.path}>
      <form method="get" action="/login/school">
        {kept.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <label for="school-search">{t.search}</label>
        <input id="school-search" name="q" type="search" value={text} maxLength={50} required />
        <div class="actions">
          <button type="submit" id="search">
            {t.find}
          </button>
          <a href={back}>{t.back}</a>
        </div>
      </form>
      {text !== '' && schools.length === 0 ? <p class="notice">{t.none}</p> : null}
      <ul class="plain">
        {schools.map((school) => (
          <li key={school.unitId}>
            <span>
              {school.name} <span class="hint">{school.code}</span>
            </span>
            <form class="inline" method="post" action={action}>
              <FormToken token={token} />
              <input type="hidden" name="unit_id" value={school.unitId} />
              <input type="hidden" name="name" value={school.name} />
              <button class="quiet small" type="submit">
                {t.pick}
              </button>
            </form>
          </li>
        ))}
      </ul>
    </Frame>
  );
}
