export { readAudit, recordOfficeAudit, recordOfficeAuditIn, type AuditRow } from './audit.ts'
export { copySeals } from './seal-file.ts'
export { sealAudit } from './seals.ts'
export { verifyAudit } from './verify.ts'
