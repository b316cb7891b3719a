import type { RoutePlan } from '../route/gateway-snapshot';
import type { Exchange } from './exchange';
import { hopByHop } from './header-names';

/** On every answer of the API: JSON is never a page, a frame or a script. */
export const apiSecurityHeaders: readonly string[] = [
  'x-content-type-options',
  'nosniff',
  'content-security-policy',
  "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy',
  'no-referrer',
  'x-frame-options',
  'DENY',
];

const ownOnApi: ReadonlySet<string> = new Set(apiSecurityHeaders.filter((_, index) => index % 2 === 0));

/** Fields of a service that the gateway answers for. */
const neverPassed: ReadonlySet<string> = new Set([
  'server',
  'x-powered-by',
  'x-request-id',
  'strict-transport-security',
]);

/** Whether a field of a service reaches the client. */
export function mayPass({ policy }: RoutePlan, lowerName: string): boolean {
  if (hopByHop.has(lowerName) || neverPassed.has(lowerName)) return false;
  if (policy.access === 'api' && ownOnApi.has(lowerName)) return false;
  return !(policy.cors && lowerName.startsWith('access-control-'));
}

export const isEventStream = (contentType: unknown): boolean => String(contentType).startsWith('text/event-stream');

/** What of a service's head reaches the client, after ours. */
export function passedHeaders(exchange: Exchange, plan: RoutePlan, raw: readonly Buffer[]): AnswerHead {
  const head: AnswerHead = { headers: [...exchange.answerHeaders], isEventStream: false, hasLength: false };
  const onConnection = connectionNames(raw);
  for (let index = 0; index < raw.length; index += 2) {
    const rawName = (raw[index] as Buffer).toString('latin1');
    const name = rawName.toLowerCase();
    if (!mayPass(plan, name) || onConnection.includes(name)) continue;
    const value = (raw[index + 1] as Buffer).toString('latin1');
    if (name === 'content-length') head.hasLength = true;
    if (name === 'content-type' && isEventStream(value)) head.isEventStream = true;
    head.headers.push(rawName, value);
  }
  return head;
}

export interface AnswerHead {
  readonly headers: string[];
  isEventStream: boolean;
  hasLength: boolean;
}

const none: readonly string[] = [];

function connectionNames(raw: readonly Buffer[]): readonly string[] {
  for (let index = 0; index < raw.length; index += 2) {
    const name = raw[index] as Buffer;
    if (name.length !== 10 || name.toString('latin1').toLowerCase() !== 'connection') continue;
    const value = (raw[index + 1] as Buffer).toString('latin1').toLowerCase();
    if (value !== 'keep-alive' && value !== 'close') return value.split(',').map((each) => each.trim());
  }
  return none;
}
