/**
 * What a command answered is kept for a repeat. An answer may name a disease, an address or a second person, so that it is
 * sealed like any personal field, whatever stands in it.
 */
import type { Ciphers } from './ciphers.ts'
import type { CommandKey } from './commit.ts'

/** Where the reply of a command about a person lies, for its cipher. */
const personReplyPlace = (personNo: string, { name, key }: Pick<CommandKey, 'name' | 'key'>) =>
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
  return openKept(ciphers, kept, personReplyPlace(personNo, command))
}

/** The reply of a command that concerns no single person, as it is kept. */
export function sealOfficeReply(ciphers: Ciphers, command: CommandKey, reply: string): Buffer {
  return ciphers.seal(reply, officeReplyPlace(command))
}

/** The same read again. Throws when no key of the ring opens it. */
export function openOfficeReply(ciphers: Ciphers, command: CommandKey, kept: Buffer): string {
  return openKept(ciphers, kept, officeReplyPlace(command))
}

/** Earlier versions kept the replies of our own commands as they were; until `sealPlain` has been there they are read so. */
function openKept(ciphers: Ciphers, kept: Buffer, place: string): string {
  return ciphers.isSealed(kept) ? ciphers.open(kept, place) : kept.toString('utf8')
}
