export { auditRowHash, newAuditRow, officeChain, sealHash } from './audit-hash.ts'
export type { AuditContent, SealContent } from './audit-hash.ts'
export { unkeyedRowsSql } from './audit-turn.ts'
export { openBirth, sealBirth } from './birth.ts'
export { changeKeys, sealPlain, type KeyChange } from './change-keys.ts'
export type { Ciphers, LookupKind } from './ciphers.ts'
export {
  commitForPerson,
  findDone,
  lookUpCommand,
  retryOnConflict,
  type AuditEntry,
  type CommandKey,
  type CommitAnswer,
  type DoneCommand,
  type NewRow,
  type OutboxEvent,
  type PersonChanges,
  type PersonCommit,
  type PersonUpdate,
} from './commit.ts'
export { openDatabase, type Database } from './database.ts'
export { databaseFailure, type DatabaseFailure } from './failures.ts'
export { servingLimits, workLimits, type DatabaseLimits } from './limits.ts'
export { distribute, planDistribution } from './distribute.ts'
export { migrate } from './migrate.ts'
export { StorageRefusal } from './refusal.ts'
export { openOfficeReply, openReply, sealOfficeReply, sealReply } from './replies.ts'
export { newRecordId } from './record-id.ts'
export { writeSchema } from './schema-file.ts'
export { findUnsoundness, type Unsoundness } from './soundness.ts'
export type * from './tables/index.ts'
