/** What verifying the audit finds, and a seal as it is kept. */
import type { SealContent } from '../storage/index.ts'

export interface AuditFault {
  /** Chinese, for the auditor. */
  message: string
  subject: string
}

export interface StoredSeal extends SealContent {
  hash: Buffer
  keyed: boolean
}
