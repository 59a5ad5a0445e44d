/**
 * Where a person wants to be told: an e-mail address, encrypted like everything personal. Only an address that its owner
 * has confirmed stands here; how it gets here is `confirmation.ts`.
 */
import type { Config } from '../config/index.ts'
import type { AuditEntry, Database } from '../storage/index.ts'

/** Whoever gives or takes back an address, as the audit shall name them. */
export type ContactActor = Pick<AuditEntry, 'actorKind' | 'actor'>

/** The one place of an address, waiting or confirmed: so that confirming moves it as it lies. */
export const addressPlace = (personNo: string): string => `contact.email:${personNo}`

/** The person's confirmed e-mail address; undefined where there is none. */
export async function emailOf(db: Database, personNo: string): Promise<string | undefined> {
  const row = await db.kysely
    .selectFrom('contact')
    .select('value_cipher')
    .where('person_no', '=', personNo)
    .where('kind', '=', 'email')
    .executeTakeFirst()
  const sealed = row?.value_cipher ?? null
  return sealed === null ? undefined : db.ciphers.open(sealed, addressPlace(personNo))
}

/** Whether mail reaches the person: there is a confirmed address, and this place sends mail. */
export async function takesMail(db: Database, { mail }: Pick<Config, 'mail'>, personNo: string): Promise<boolean> {
  return mail !== undefined && (await emailOf(db, personNo)) !== undefined
}

/** `yi@example.org` as `y***@example.org`: enough to know one's own address again, too little to write to it. */
export function maskedAddress(email: string): string {
  const at = email.lastIndexOf('@')
  return `${email.slice(0, 1)}***${email.slice(at)}`
}

/** Every address within a text, masked: mail servers name the addressee in what they answer. */
export const maskAddresses = (text: string): string =>
  text.replaceAll(/[^\s<>"'():;,]+@[^\s<>"'():;,]+/g, maskedAddress)
