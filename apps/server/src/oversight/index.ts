export { readAudit, recordOfficeAudit, type AuditRow } from './audit.ts'
export { sealAudit, startSealing, verifyAudit, type AuditFault } from './seals.ts'
