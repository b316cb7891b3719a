import { randomBytes } from 'node:crypto';
import { DomainError } from '@plinth/error-contract';
import { GatewayErrors } from '@plinth/gateway-contract';
import type { Exchange } from '../proxy/exchange';
import { acceptedCoding } from './accepted-coding';
import { HASHED_FOLDER, NONCE_PLACE } from './portal-files';
import type { PortalFile, PortalFiles } from './portal-files';

/** Scripts are files of ours; styles too, or carry the nonce of this answer. */
const policyOf = (nonce: string): string =>
  [
    `default-src 'none'`,
    `script-src 'self'`,
    `style-src 'self' 'nonce-${nonce}'`,
    `img-src 'self' data: blob:`,
    `font-src 'self'`,
    `connect-src 'self'`,
    `manifest-src 'self'`,
    `worker-src 'self'`,
    `form-action 'self'`,
    `base-uri 'none'`,
    `frame-ancestors 'none'`,
  ].join('; ');

const onEveryAnswer = [
  ['x-content-type-options', 'nosniff'],
  ['referrer-policy', 'same-origin'],
  ['x-frame-options', 'DENY'],
  ['cross-origin-opener-policy', 'same-origin'],
  ['cross-origin-resource-policy', 'same-origin'],
  ['permissions-policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=()'],
].flat();

/** Answers a page or a file of the portal from memory. @throws DomainError `gateway.route_not_found` */
export function answerPortal(exchange: Exchange, portal: PortalFiles, path: string): void {
  const file = portal.files.get(path);
  if (file !== undefined) return answerFile(exchange, file);
  if (path.toLowerCase().startsWith(HASHED_FOLDER)) throw new DomainError(GatewayErrors.routeNotFound);
  answerPage(exchange, portal.page);
}

function answerPage(exchange: Exchange, page: string): void {
  const nonce = randomBytes(16).toString('base64');
  const body = Buffer.from(page.replaceAll(NONCE_PLACE, nonce));
  send(exchange, body, [
    'content-type',
    'text/html; charset=utf-8',
    'cache-control',
    'no-store',
    'content-security-policy',
    policyOf(nonce),
  ]);
}

function answerFile(exchange: Exchange, file: PortalFile): void {
  const { headers } = exchange.request;
  const coding = acceptedCoding(headers['accept-encoding'], (each) => file.bodies.has(each));
  // RFC 9110 §8.8.3: another coding is another representation.
  const tag = coding === undefined ? `"${file.tag}"` : `"${file.tag}-${coding}"`;
  const cache = file.isHashed ? 'public, max-age=31536000, immutable' : 'no-cache';
  const head = ['etag', tag, 'cache-control', cache, 'vary', 'Accept-Encoding'];
  if (isSame(headers['if-none-match'], tag)) {
    exchange.response.writeHead(304, [...exchange.answerHeaders, ...onEveryAnswer, ...head]);
    exchange.response.end();
    return;
  }
  // An image that is opened by itself runs nothing.
  head.push('content-type', file.type, 'content-security-policy', `default-src 'none'; frame-ancestors 'none'`);
  if (coding !== undefined) head.push('content-encoding', coding);
  send(exchange, file.bodies.get(coding ?? 'identity') as Buffer, head);
}

/** RFC 9110 §13.1.2: weak comparison. */
const isSame = (given: string | undefined, tag: string): boolean =>
  given !== undefined &&
  given.split(',').some((each) => each.trim().replace(/^W\//, '') === tag || each.trim() === '*');

function send({ request, response, answerHeaders }: Exchange, body: Buffer, head: readonly string[]): void {
  response.writeHead(200, [...answerHeaders, ...onEveryAnswer, ...head, 'content-length', String(body.length)]);
  response.end(request.method === 'HEAD' ? undefined : body);
}
