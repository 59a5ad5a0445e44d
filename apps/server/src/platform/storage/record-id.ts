import { randomBytes } from 'node:crypto'

// Without the letters and digits that are mistaken for each other when they are read out.
const letters = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

/** A new record's id: the letter of its kind, pool, day, and ten characters of chance. */
export function newRecordId(kind: string, pool: string, day: string): string {
  const random = [...randomBytes(10)].map((byte) => letters[byte % letters.length]!).join('')
  return `${kind}${pool}-${day.replaceAll('-', '')}-${random}`
}
