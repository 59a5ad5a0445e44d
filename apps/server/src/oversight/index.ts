export { readAudit, recordOfficeAudit, recordOfficeAuditIn, type AuditRow } from './audit.ts'
export { sealAudit, verifyAudit } from './seals.ts'
