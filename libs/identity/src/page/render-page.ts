import type { Response } from 'express';
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { STYLE_HASH } from './stylesheet';

export interface PageOptions {
  readonly status?: number;
  /**
   * `anywhere` where a form's answer is redirected on to an application: browsers apply form-action to the whole chain.
   * `self` otherwise.
   */
  readonly formAction?: 'self' | 'anywhere';
  readonly headers?: Readonly<Record<string, string>>;
}

const policy = (formAction: PageOptions['formAction']): string =>
  [
    "default-src 'none'",
    `style-src 'self' ${STYLE_HASH}`,
    "img-src 'self' data:",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    ...(formAction === 'anywhere' ? [] : ["form-action 'self'"]),
  ].join('; ');

/** Headers of every page and redirect of identity: never stored, never framed, no referrer to leak a code by. */
export function setPageHeaders(response: Response, options: PageOptions = {}): void {
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('Content-Security-Policy', policy(options.formAction));
  response.setHeader('Referrer-Policy', 'no-referrer');
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('X-Frame-Options', 'DENY');
  response.setHeader('Vary', 'Cookie, Accept-Language');
  for (const [name, value] of Object.entries(options.headers ?? {})) response.setHeader(name, value);
}

/** Answers a page; the element is a `Frame`. */
export function renderPage(response: Response, element: VNode, options: PageOptions = {}): void {
  setPageHeaders(response, options);
  // Written by Node itself: Express would hash the page for an ETag that `no-store` forbids to use.
  const html = `<!DOCTYPE html>${renderToString(element)}`;
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  response.setHeader('Content-Length', Buffer.byteLength(html));
  response.statusCode = options.status ?? 200;
  response.end(html);
}

/** 303, so that a POST is followed by a GET. */
export function redirectTo(response: Response, location: string): void {
  setPageHeaders(response);
  // Without the body that Express would choose by the Accept header and no browser shows.
  response.location(location).setHeader('Content-Length', 0);
  response.statusCode = 303;
  response.end();
}
