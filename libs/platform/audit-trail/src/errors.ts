import type { ErrorCatalog } from '@plinth/error-contract';

export const AuditTrailErrors = {
  trailFull: {
    code: 'audit.trail_full',
    kind: 'unavailable',
    zh: '审计记录暂时无法写入,操作已停止,请稍后再试。',
    en: 'The audit trail cannot be written at the moment, so the operation was stopped; try again shortly.',
  },
} as const satisfies ErrorCatalog;
