import type { VNode } from 'preact';
import type { DomainError } from '@plinth/error-contract';
import { Faults } from '../page/faults';
import { FormToken, Frame } from '../page/frame';
import type { PageRequest } from '../page/page-request';
import type { ChosenSchool } from './chosen-school';

const texts = {
  zh: {
    title: '登录',
    name: '用户名、手机号、证件号或学号/工号',
    nameHint: '用学号或工号登录，请先选择学校，或输入“学校代码/号码”。',
    password: '密码或首次登录码',
    signIn: '登录',
    school: '学校：',
    change: '更换',
    choose: '选择学校',
    bind: '家长第一次来？请向班主任领取登录条。',
    forgot: '忘记密码？学生找班主任，教职工找学校管理员，重新打印登录条。',
    again: '请再次确认是您本人。',
  },
  en: {
    title: 'Sign in',
    name: 'Username, phone, document number, or student/staff number',
    nameHint: 'To use a student or staff number, choose your school first or type “school code/number”.',
    password: 'Password or first-time code',
    signIn: 'Sign in',
    school: 'School: ',
    change: 'change',
    choose: 'Choose school',
    bind: 'Guardian, first time here? Ask the class teacher for a sign-in slip.',
    forgot: 'Forgotten password? Pupils ask the class teacher, staff the school’s administrator, for a new slip.',
    again: 'Please confirm that it is you.',
  },
} as const;

export interface SignInPageProps {
  readonly page: PageRequest;
  readonly action: string;
  readonly schoolUrl: string;
  readonly token: string;
  readonly name: string;
  readonly school?: ChosenSchool | undefined;
  readonly isAgain: boolean;
  readonly error?: DomainError | undefined;
}

export function SignInPage(props: SignInPageProps): VNode {
  const { page, school, error } = props;
  const t = texts[page.language];
  return (
    <Frame title={t.title} language={page.language} path={page.path}>
      <Faults error={error} language={page.language} />
      {props.isAgain ? <p class="notice">{t.again}</p> : null}
      <form method="post" action={props.action}>
        <FormToken token={props.token} />
        <label for="username">{t.name}</label>
        <input
          id="username"
          name="username"
          type="text"
          value={props.name}
          autocomplete="username"
          autocapitalize="none"
          spellcheck={false}
          maxLength={100}
          required
          aria-describedby="username-hint"
        />
        <p class="hint" id="username-hint">
          {school === undefined ? (
            <>
              {t.nameHint} <a href={props.schoolUrl}>{t.choose}</a>
            </>
          ) : (
            <>
              {t.school}
              <strong id="school">{school.name}</strong> <a href={props.schoolUrl}>{t.change}</a>
            </>
          )}
        </p>
        <label for="password">{t.password}</label>
        <input id="password" name="password" type="password" autocomplete="current-password" maxLength={200} required />
        <div class="actions full">
          <button id="sign-in" type="submit">
            {t.signIn}
          </button>
        </div>
      </form>
      <p class="hint">{t.forgot}</p>
      <p class="hint">{t.bind}</p>
    </Frame>
  );
}
