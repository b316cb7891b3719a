/** Permission names of audit; each is held on a unit and everything below it. */
export const AuditPermissions = {
  entryRead: 'audit.entry.read',
  entryExport: 'audit.entry.export',
  chainVerify: 'audit.chain.verify',
} as const;
