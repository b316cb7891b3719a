import type { VNode } from 'preact';
import type { Language } from '@plinth/platform-http';
import { Frame } from '../page/frame';
import type { Slip } from './print-slips.use-case';

const texts = {
  zh: {
    title: '首次登录条',
    hint: '请打印（A4），沿虚线裁开，逐条发给本人。这些代码只显示这一次；再次打印会使旧代码作废。',
    address: '登录地址：',
    name: '登录名：',
    code: '首次登录码：',
    badge: '登录徽章码：',
    until: '14 天内有效，登录后请设置自己的密码。',
    badgeUntil: '请妥善保管，丢失请班主任重新打印。',
    binding: '家长绑定码：',
    bindingHint: '家长首次登录：本人手机号加绑定码；已有账号的在“我的账号 · 绑定孩子”中填写。',
    noName: '手机号或证件号',
  },
  en: {
    title: 'First-time sign-in slips',
    hint: 'Print (A4), cut along the dashes and hand each to its person. The codes are shown this once; printing again voids them.',
    address: 'Address: ',
    name: 'Sign-in name: ',
    code: 'First-time code: ',
    badge: 'Badge code: ',
    until: 'Valid for 14 days; set a password of your own when you sign in.',
    badgeUntil: 'Keep it safe; the class teacher prints a new one when it is lost.',
    binding: 'Code for guardians: ',
    bindingHint:
      'Guardians first sign in with their own phone and this code; who has an account enters it under “My account · bind a child”.',
    noName: 'phone or document number',
  },
} as const;

interface Props {
  readonly language: Language;
  readonly address: string;
  readonly slips: readonly Slip[];
}

/** A4 sheets with lines to cut along, a new sheet for each class. */
export function SlipSheetPage({ language, address, slips }: Props): VNode {
  const t = texts[language];
  const classes = [...new Set(slips.map((slip) => slip.unitId))];
  return (
    <Frame title={t.title} language={language} wide standalone>
      <p class="notice no-print">{t.hint}</p>
      {classes.map((unitId) => {
        const own = slips.filter((slip) => slip.unitId === unitId);
        return (
          <section class="sheet" key={unitId}>
            <h2>{[own[0]?.schoolName, own[0]?.unitName].filter(Boolean).join(' ')}</h2>
            <div class="slips">
              {own.map((slip) => (
                <SlipBox key={slip.personId} language={language} address={address} slip={slip} />
              ))}
            </div>
          </section>
        );
      })}
    </Frame>
  );
}

function SlipBox({ language, address, slip }: Omit<Props, 'slips'> & { readonly slip: Slip }): VNode {
  const t = texts[language];
  const isBadge = slip.kind === 'badge';
  return (
    <div class="slip">
      <strong>{slip.name}</strong> {slip.unitName}
      <br />
      {t.address}
      {address}
      <br />
      {t.name}
      {signInNameOf(slip) ?? t.noName}
      <br />
      {isBadge ? t.badge : t.code}
      <b class="code">{slip.code}</b>
      <br />
      <span class="hint">{isBadge ? t.badgeUntil : t.until}</span>
      {slip.bindingCode === undefined ? null : (
        <>
          <br />
          {t.binding}
          <b class="code">{slip.bindingCode}</b>
          <br />
          <span class="hint">{t.bindingHint}</span>
        </>
      )}
    </div>
  );
}

function signInNameOf({ username, schoolCode, number }: Slip): string | undefined {
  if (username !== undefined) return username;
  if (number === undefined) return undefined;
  return schoolCode === '' ? number : `${schoolCode}/${number}`;
}
