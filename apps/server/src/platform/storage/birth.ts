/**
 * A person's day of birth and sex lie sealed, both in one piece: whatever needs the one at a settlement opens no more than
 * one ciphertext. Nothing searches by them, so that there is no index.
 */
import type pg from 'pg'
import type { Ciphers } from './ciphers.ts'

interface Birth {
  /** YYYY-MM-DD. */
  birthDay: string | null
  sex: 'male' | 'female' | null
}

const birthPlace = (personNo: string): string => `person.birth:${personNo}`

/** What is kept of it; null where neither is known. */
export function sealBirth(ciphers: Pick<Ciphers, 'seal'>, personNo: string, birth: Birth): Buffer | null {
  const { birthDay, sex } = birth
  if (birthDay === null && sex === null) return null
  return ciphers.seal(JSON.stringify({ birthDay, sex }), birthPlace(personNo))
}

/** The same read again. Throws when no key of the ring opens it. */
export function openBirth(ciphers: Pick<Ciphers, 'open'>, personNo: string, kept: Buffer | null): Birth {
  if (kept === null) return { birthDay: null, sex: null }
  return JSON.parse(ciphers.open(kept, birthPlace(personNo))) as Birth
}

const rowsAtOnce = 1000

/** Seals what earlier versions kept as it was, and empties the columns; in the transaction of the migration. */
export async function sealBirths(client: pg.PoolClient, ciphers: Ciphers): Promise<void> {
  let last = ''
  for (;;) {
    const { rows } = await client.query<{ person_no: string; birthDay: string | null; sex: Birth['sex'] }>(
      `select person_no, birth_day::text as "birthDay", sex from person
        where person_no > $1 and (birth_day is not null or sex is not null)
        order by person_no limit ${String(rowsAtOnce)}`,
      [last],
    )
    if (rows.length === 0) return
    await client.query(
      `update person p set birth_cipher = n.cipher, birth_day = null, sex = null
         from unnest($1::text[], $2::bytea[]) n (person_no, cipher) where p.person_no = n.person_no`,
      [rows.map((row) => row.person_no), rows.map((row) => sealBirth(ciphers, row.person_no, row))],
    )
    last = rows.at(-1)!.person_no
  }
}
