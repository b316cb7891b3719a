import type { Request, Response } from 'express';
import type { VNode } from 'preact';
import type { Language } from '@plinth/platform-http';
import { Frame } from '../page/frame';
import { pageLanguage } from '../page/page-language';
import { renderPage } from '../page/render-page';
import type { OAuthError, OAuthErrorCode } from './oauth-error';

const texts = {
  zh: {
    title: '无法继续登录',
    why: '应用发来的请求有问题。请返回应用重试；如果一直这样，请联系应用的提供方。',
    failed: '系统出错，请稍后再试，并把下面的编号告诉管理员。',
    busy: '系统暂时繁忙，请稍等片刻再试。',
    stale: '这个页面已经过期，或者已经提交过。请返回应用重新开始。',
  },
  en: {
    title: 'Sign-in cannot go on',
    why: 'The application sent a request that cannot be answered. Go back and try again; if it stays so, tell its provider.',
    failed: 'Something failed. Try again later, and give the number below to your administrator.',
    busy: 'The system is short of resources at the moment. Wait a little and try again.',
    stale: 'This page is out of date or was submitted before. Go back to the application and start again.',
  },
} as const;

const kinds: Readonly<Partial<Record<OAuthErrorCode, 'failed' | 'stale' | 'busy'>>> = {
  server_error: 'failed',
  interaction_required: 'stale',
  temporarily_unavailable: 'busy',
};

function ProblemPage({ language, error }: { readonly language: Language; readonly error: OAuthError }): VNode {
  const t = texts[language];
  return (
    <Frame title={t.title} language={language}>
      <p class="notice error" id="problem">
        {t[kinds[error.code] ?? 'why']}
      </p>
      <p class="hint">
        <code id="error-code">{error.code}</code> <span id="error-description">{error.description}</span>
      </p>
    </Frame>
  );
}

/** An error that no client may be told, or of which no client is known: shown to the person. */
export function showProblem(request: Request, response: Response, error: OAuthError): void {
  const status = error.status === 401 ? 400 : error.status;
  const { retryAfterSeconds } = error.options;
  if (retryAfterSeconds !== undefined) response.set('Retry-After', String(retryAfterSeconds));
  renderPage(response, ProblemPage({ language: pageLanguage(request), error }), { status });
}
