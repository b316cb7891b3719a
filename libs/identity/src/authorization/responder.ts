import { createHash } from 'node:crypto';
import type { Response } from 'express';
import type { ResponseTarget } from './authorization-request';

export type AnswerParameters = Readonly<Record<string, string | undefined>>;

const headers = {
  'Cache-Control': 'no-store',
  Pragma: 'no-cache',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
};

/** RFC 6749 §4.1.2, RFC 9207 §2: state and iss always. */
export function answer(response: Response, target: ResponseTarget, issuer: string, parameters: AnswerParameters): void {
  const all = { ...parameters, state: target.state, iss: issuer };
  const pairs = Object.entries(all).filter((pair): pair is [string, string] => pair[1] !== undefined);
  response.set(headers);
  if (target.responseMode === 'form_post') answerByForm(response, target.redirectUri, pairs);
  else answerByRedirect(response, target.redirectUri, pairs);
}

/** The registered text is kept to the letter; 303, so that a POST with credentials is never repeated (RFC 9700 §4.12). */
function answerByRedirect(response: Response, redirectUri: string, pairs: readonly [string, string][]): void {
  const mark = redirectUri.includes('?') ? (/[?&]$/.test(redirectUri) ? '' : '&') : '?';
  response.set('Location', `${redirectUri}${mark}${new URLSearchParams(pairs as [string, string][]).toString()}`);
  response.status(303).end();
}

const submit = 'document.forms[0].submit()';
const scriptHash = createHash('sha256').update(submit).digest('base64');

const escape = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** OAuth 2.0 Form Post Response Mode: a form that sends itself, or by a button where there is no script. */
function answerByForm(response: Response, redirectUri: string, pairs: readonly [string, string][]): void {
  const { origin } = new URL(redirectUri);
  const fields = pairs.map(([name, value]) => `<input type="hidden" name="${name}" value="${escape(value)}">`);
  response
    .set(
      'Content-Security-Policy',
      `default-src 'none'; script-src 'sha256-${scriptHash}'; form-action ${origin}; base-uri 'none'; frame-ancestors 'none'`,
    )
    .status(200)
    .type('html')
    .send(
      `<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>继续 Continue</title></head><body>` +
        `<form method="post" action="${escape(redirectUri)}">${fields.join('')}` +
        `<noscript><button id="continue" type="submit">继续 Continue</button></noscript></form>` +
        `<script>${submit}</script></body></html>`,
    );
}
