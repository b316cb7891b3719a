import type { VNode } from 'preact';
import type { DomainError } from '@plinth/error-contract';
import type { SelfBoundGuardian } from '@plinth/org-contract';
import { relations } from '../binding/child-name';
import { Faults } from '../page/faults';
import { FormToken, Frame } from '../page/frame';
import type { PageRequest } from '../page/page-request';

const texts = {
  zh: {
    title: '本班家长绑定',
    intro: '这些家长用登录条上的绑定码自己绑定了本班学生。绑错的请解除；学校录入或导入的监护人请联系管理员。',
    none: '本班没有家长自己绑定的记录。',
    undo: '解除绑定',
    undone: '已解除绑定。该学生原来的绑定码已作废，需要时请重新打印登录条。',
    back: '我的账号',
  },
  en: {
    title: 'Guardians of my class',
    intro:
      'These guardians bound themselves to pupils of your class with the code on a slip. Undo what is wrong; for guardians the school entered or imported ask an administrator.',
    none: 'No guardian has bound themselves to a pupil of your class.',
    undo: 'Undo',
    undone: 'The binding was undone. The pupil’s binding code is void; print a new slip when one is needed.',
    back: 'My account',
  },
} as const;

interface Props {
  readonly page: PageRequest;
  readonly token: string;
  readonly signedInAs: string;
  readonly bound: readonly SelfBoundGuardian[];
  readonly isDone: boolean;
  readonly error?: DomainError | undefined;
}

export function OwnClassGuardiansPage({ page, token, signedInAs, bound, isDone, error }: Props): VNode {
  const t = texts[page.language];
  const relationOf = (code: string) => relations.find((relation) => relation.code === code)?.[page.language] ?? code;
  return (
    <Frame title={t.title} language={page.language} path={page.path} signedInAs={signedInAs} wide>
      <Faults error={error} language={page.language} />
      {isDone ? (
        <p class="notice done" id="done">
          {t.undone}
        </p>
      ) : null}
      <p>{bound.length === 0 ? t.none : t.intro}</p>
      <ul class="plain" id="guardians">
        {bound.map((one) => (
          <li key={one.guardianshipId}>
            <span>
              {one.pupilName} · {one.unitName}
              <br />
              <span class="hint">
                {[one.guardianName, relationOf(one.relation), one.maskedPhone, one.since].filter(Boolean).join(' · ')}
              </span>
            </span>
            <form class="inline" method="post" action="/account/guardians/unbind">
              <FormToken token={token} />
              <input type="hidden" name="guardianship_id" value={one.guardianshipId} />
              <button class="quiet small" type="submit">
                {t.undo}
              </button>
            </form>
          </li>
        ))}
      </ul>
      <p>
        <a href="/account">{t.back}</a>
      </p>
    </Frame>
  );
}
