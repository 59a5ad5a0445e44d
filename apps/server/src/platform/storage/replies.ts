/**
 * What a command answered is kept for a repeat. An answer may name a disease, an address or a second person, so that it is
 * sealed like any personal field, whatever stands in it.
 */
import type { Ciphers } from './ciphers.ts'

/** What makes a command one: the same key again is answered and not done. */
export interface CommandKey {
  /** Institution code, or `user:<id>` for our own pages. */
  source: string
  /** infno, or the name of our own command. */
  name: string
  /** msgid, or Idempotency-Key. */
  key: string
  /** SHA-256 of the input's bytes. */
  inputHash: Uint8Array
  /** True where one key stands for one input only; another input is then answered 'other-input'. */
  single: boolean
}

/** Where the reply of a command about a person lies, for its cipher. */
export const personReplyPlace = (personNo: string, { name, key }: Pick<CommandKey, 'name' | 'key'>) =>
  `command.reply:${personNo}:${name}:${key}`

/** Where the reply of a command of the office lies. */
const officeReplyPlace = ({ source, key }: Pick<CommandKey, 'source' | 'key'>) =>
  `idempotency_key.reply:${source}:${key}`

/** The reply of a command about a person as it is kept. */
export function sealReply(ciphers: Ciphers, personNo: string, command: CommandKey, reply: string): Buffer {
  return ciphers.seal(reply, personReplyPlace(personNo, command))
}

/** The reply as it was given. Throws when no key of the ring opens it. */
export function openReply(ciphers: Ciphers, personNo: string, command: CommandKey, kept: Buffer): string {
  return ciphers.open(kept, personReplyPlace(personNo, command))
}

/** The reply of a command that concerns no single person, as it is kept. */
export function sealOfficeReply(ciphers: Ciphers, command: CommandKey, reply: string): Buffer {
  return ciphers.seal(reply, officeReplyPlace(command))
}

/** The same read again, also where an earlier version kept it as it was and `sealPlain` has not been there yet. */
export function openOfficeReply(ciphers: Ciphers, command: CommandKey, kept: Buffer): string {
  return ciphers.isSealed(kept) ? ciphers.open(kept, officeReplyPlace(command)) : kept.toString('utf8')
}
