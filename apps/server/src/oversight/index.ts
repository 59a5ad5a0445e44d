export { readAudit, recordOfficeAudit, recordOfficeAuditIn, type AuditRow } from './audit.ts'
export { sealAudit, verifyAudit, type AuditFault } from './seals.ts'
