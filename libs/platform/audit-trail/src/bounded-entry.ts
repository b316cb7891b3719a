import type { AuditEntry } from './audit-trail';

const limits = { actor: 200, action: 120, unitPath: 2000, target: 300, requestId: 128, address: 64 } as const;
const FIELDS = 200;
const DETAIL = 4096;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** An entry as PostgreSQL will surely take it: what came from a request may be long or hold U+0000. */
export function boundedEntry(entry: AuditEntry): Readonly<Record<string, unknown>> {
  const text = (name: keyof typeof limits): string | undefined => cut(entry[name], limits[name]);
  return {
    actor: text('actor') ?? 'unknown',
    action: text('action') ?? 'unknown',
    unit_id: entry.unitId !== undefined && UUID.test(entry.unitId) ? entry.unitId : undefined,
    unit_path: text('unitPath'),
    target: text('target'),
    fields: entry.fields?.slice(0, FIELDS).map((field) => cut(field, 100)),
    count: entry.count === undefined ? undefined : Math.min(Math.max(Math.trunc(entry.count), 0), 2_147_483_647),
    result: entry.result,
    request_id: text('requestId'),
    address: text('address'),
    detail: boundedDetail(entry.detail),
  };
}

const cut = (text: string | undefined, length: number): string | undefined =>
  // half a surrogate pair is no UTF-8 and would refuse the whole batch
  text === undefined ? undefined : wellFormed(text.slice(0, length));

const wellFormed = (text: string): string =>
  /[\0\ud800-\udfff]/.test(text) ? Buffer.from(text.replaceAll('\0', ''), 'utf8').toString('utf8') : text;

function boundedDetail(detail: AuditEntry['detail']): unknown {
  if (detail === undefined) return undefined;
  const text = JSON.stringify(detail, (_, value: unknown) => (typeof value === 'string' ? wellFormed(value) : value));
  return text.length <= DETAIL ? (JSON.parse(text) as unknown) : { tooLong: text.length };
}
