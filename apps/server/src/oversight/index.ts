export { readAudit, recordOfficeAudit, recordOfficeAuditIn, type AuditRow } from './audit.ts'
export { sealAudit, startSealing, verifyAudit, type AuditFault } from './seals.ts'
