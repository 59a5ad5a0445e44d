/** The index by which people are found by their full name, made anew where it was written in an older way. */
import type { Database } from '../../platform/storage/index.ts'
import { fieldPlace } from './people.ts'

const rowsAtOnce = 500

/**
 * Makes every entry of the index of names anew that is not written as names are compared now, and gives how many. The
 * keyed hash needs the key, so that no migration can do it; it runs at every start and with a change of keys, finds
 * nothing the second time, and goes on where it was interrupted. Safe beside running servers. Entries of people whose
 * name cannot be read (a key is missing) stay as they are.
 */
export async function renewNameIndex({ pool, ciphers }: Pick<Database, 'pool' | 'ciphers'>): Promise<number> {
  const current = ciphers.indexId('name')
  let renewed = 0
  let last: { blind_index: Buffer; person_no: string } | undefined
  for (;;) {
    const { rows: old } = await pool.query<{ blind_index: Buffer; person_no: string }>(
      `select blind_index, person_no from person_lookup
        where kind = 'name' and key_id <> $1
          and ($2::bytea is null or (blind_index, person_no) > ($2::bytea, $3::text))
        order by blind_index, person_no limit ${String(rowsAtOnce)}`,
      [current, last?.blind_index ?? null, last?.person_no ?? null],
    )
    last = old.at(-1)
    if (last === undefined) return renewed
    const { rows: people } = await pool.query<{ person_no: string; pool: string; name_cipher: Buffer }>(
      'select person_no, pool, name_cipher from person where person_no = any($1)',
      [old.map((row) => row.person_no)],
    )
    const entries = people.flatMap(({ person_no: personNo, pool: place, name_cipher: cipher }) => {
      const name = readable(() => ciphers.open(cipher, fieldPlace('name', personNo)))
      return name === undefined ? [] : [{ personNo, place, index: ciphers.blindIndex('name', name, place) }]
    })
    await pool.query(
      `insert into person_lookup (blind_index, kind, person_no, pool, key_id)
       select index, 'name', person_no, pool, $4 from unnest($1::bytea[], $2::text[], $3::text[]) as made (index, person_no, pool)
       on conflict (blind_index, kind, person_no) do update set key_id = excluded.key_id`,
      [entries.map((one) => one.index), entries.map((one) => one.personNo), entries.map((one) => one.place), current],
    )
    const done = new Set(entries.map((one) => one.personNo))
    const gone = old.filter((row) => done.has(row.person_no))
    await pool.query(
      `delete from person_lookup using unnest($1::bytea[], $2::text[]) as gone (index, person_no)
        where person_lookup.blind_index = gone.index and person_lookup.person_no = gone.person_no
          and kind = 'name' and key_id <> $3`,
      [gone.map((row) => row.blind_index), gone.map((row) => row.person_no), current],
    )
    renewed += gone.length
  }
}

function readable(read: () => string): string | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}
