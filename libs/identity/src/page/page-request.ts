import type { Request } from 'express';
import type { Language } from '@plinth/platform-http';
import type { Origin } from '../sign-in/origin';
import { pageLanguage } from './page-language';

/** What every page needs of its request. */
export interface PageRequest {
  readonly language: Language;
  /** Path and query, for the language switch. */
  readonly path: string;
}

export const pageRequestOf = (request: Request): PageRequest => ({
  language: pageLanguage(request),
  // After a POST the switch comes back to the page by GET; its query is the one the form posted to.
  path: request.originalUrl,
});

export const originOf = (request: Request): Origin => ({
  address: request.ip ?? '',
  userAgent: (request.headers['user-agent'] ?? '').slice(0, 200),
});

/** One text field of a form; empty when absent or no text. Longer than any honest answer is cut off. */
export function fieldOf(request: Request, name: string): string {
  const value = (request.body as Record<string, unknown> | undefined)?.[name];
  return typeof value === 'string' ? value.slice(0, 1000) : '';
}

/** One text parameter of the query. */
export function queryOf(request: Request, name: string): string | undefined {
  const value = request.query[name];
  return typeof value === 'string' ? value.slice(0, 2000) : undefined;
}
