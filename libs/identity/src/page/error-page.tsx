import type { VNode } from 'preact';
import type { Language } from '@plinth/platform-http';
import { Frame } from './frame';

const texts = {
  zh: { title: '出了点问题', home: '回到首页', id: '编号：' },
  en: { title: 'Something went wrong', home: 'To the start page', id: 'Reference: ' },
} as const;

interface Props {
  readonly language: Language;
  readonly message: string;
  readonly reference?: string;
}

export function ErrorPage({ language, message, reference }: Props): VNode {
  const t = texts[language];
  return (
    <Frame title={t.title} language={language}>
      <p id="error">{message}</p>
      {reference === undefined ? null : (
        <p class="hint">
          {t.id}
          {reference}
        </p>
      )}
      <p>
        <a href="/">{t.home}</a>
      </p>
    </Frame>
  );
}
