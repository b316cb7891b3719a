import type { ErrorCatalog } from '@plinth/error-contract';

export const AuditErrors = {
  retentionTooShort: {
    code: 'audit.retention_too_short',
    kind: 'invalid',
    zh: '审计记录至少保存 {floor} 天,不能设为 {days} 天。',
    en: 'Audit entries are kept for at least {floor} days; {days} days is not allowed.',
  },
  chainBroken: {
    code: 'audit.chain_broken',
    kind: 'conflict',
    zh: '审计链在第 {batch} 批断裂,不能清理。请先查明原因。',
    en: 'The audit chain is broken at batch {batch}; nothing is removed until the cause is known.',
  },
  unitUnknown: {
    code: 'audit.unit_unknown',
    kind: 'not_found',
    zh: '没有这个组织机构。',
    en: 'There is no such unit.',
  },
} as const satisfies ErrorCatalog;
