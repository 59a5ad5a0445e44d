import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openBirth, sealBirth } from './birth.ts'
import { migrate } from './migrate.ts'
import { openTestDatabase } from './testing.ts'

test('a database with plain birthdays is sealed as it is brought up to date, and the columns are gone', async () => {
  const { pool, ciphers } = await openTestDatabase({ before: '202611261310-seal-birthdays.sql' })
  // More than one portion of them.
  await pool.query(`insert into person (person_no, pool, id_number_cipher, name_cipher, sex, birth_day, recorded_at, changed_at)
    select 'p' || n, '330100', '', '', case n % 2 when 0 then 'female' else 'male' end, '1950-03-07', now(), now()
      from generate_series(1, 1500) n`)
  await pool.query(`insert into person (person_no, pool, id_number_cipher, name_cipher, sex, birth_day, recorded_at, changed_at)
    values ('only-sex', '330100', '', '', 'female', null, now(), now()), ('nothing', '330100', '', '', null, null, now(), now())`)
  await migrate(pool, ciphers)
  const { rows } = await pool.query<{ person_no: string; birth_cipher: Buffer | null; text: string }>(
    'select person_no, birth_cipher, p::text as text from person p',
  )
  assert.equal(rows.length, 1502)
  assert.deepEqual(
    rows.filter(({ text }) => text.includes('1950-03-07') || text.includes('male')),
    [],
  )
  const opened = new Map(rows.map((row) => [row.person_no, openBirth(ciphers, row.person_no, row.birth_cipher)]))
  assert.deepEqual(opened.get('p1'), { birthDay: '1950-03-07', sex: 'male' })
  assert.deepEqual(opened.get('p1500'), { birthDay: '1950-03-07', sex: 'female' })
  assert.deepEqual(opened.get('only-sex'), { birthDay: null, sex: 'female' })
  assert.deepEqual(opened.get('nothing'), { birthDay: null, sex: null })
})

test('what is not known is not sealed, and no birthday can be moved to another person', async () => {
  const { ciphers } = await openTestDatabase()
  assert.equal(sealBirth(ciphers, '1', { birthDay: null, sex: null }), null)
  const kept = sealBirth(ciphers, '1', { birthDay: '1950-03-07', sex: null })
  assert.deepEqual(openBirth(ciphers, '1', kept), { birthDay: '1950-03-07', sex: null })
  assert.throws(() => openBirth(ciphers, '2', kept))
})
