/**
 * Many people with one stay each that is ready to settle. One of them is made through the gateway, by the messages that a
 * hospital sends; the others are copies of all rows about that person, under numbers and seals of their own.
 */
import { randomInt } from 'node:crypto'
import { creditAccount } from '../../apps/server/src/money/ledger/index.ts'
import { commitForPerson } from '../../apps/server/src/person/commands/index.ts'
import { enterPerson, fieldPlace } from '../../apps/server/src/person/people/index.ts'
import type { App } from '../../apps/server/src/platform/module/index.ts'
import { personTables, sealBirth } from '../../apps/server/src/platform/storage/index.ts'
import type { Database } from '../../apps/server/src/platform/storage/index.ts'
import { Hospital } from '../../tests/hospital/hospital.ts'

/** A stay that can be settled at once. */
export interface ReadyStay {
  personNo: string
  visitId: string
  totalYuan: number
}

export const institution = 'H31010000001'
const pool = '330100'
const linesOfStay = 10
const priceYuan = 123.45
const birth = { sex: 'female', birthDay: '1980-05-17' } as const

/** People with a stay each, in an order in which neighbours of the database do not stand beside each other. */
export async function readyStays(db: Database, app: App, now: Date, count: number): Promise<ReadyStay[]> {
  const model = await modelStay(db, app, now)
  const copies = Array.from({ length: count }, (_, index): Copy => {
    const personNo = `33010000000003${String(index).padStart(6, '0')}`
    const place = (column: string) => fieldPlace(column, personNo)
    return {
      personNo,
      visitId: `${model.visitId.slice(0, -6)}${String(index).padStart(6, '0')}`,
      sealed: {
        id_number_cipher: db.ciphers.seal(`3301001980${String(index).padStart(8, '0')}`, place('id_number')),
        name_cipher: db.ciphers.seal('演示量测', place('name')),
        birth_cipher: sealBirth(db.ciphers, personNo, birth)!,
      },
    }
  })
  for (let from = 0; from < copies.length; from += 2_000) await copy(db, model, copies.slice(from, from + 2_000))
  const stays = copies.map(({ personNo, visitId }) => ({ personNo, visitId, totalYuan: model.totalYuan }))
  return shuffled(stays)
}

function shuffled<Item>(list: Item[]): Item[] {
  for (let at = list.length - 1; at > 0; at--) {
    const other = randomInt(at + 1)
    ;[list[at], list[other]] = [list[other]!, list[at]!]
  }
  return list
}

/** An active employee of Hangzhou with benefits and an account, who lay in Shanghai and was discharged. */
async function modelStay(db: Database, app: App, now: Date): Promise<ReadyStay> {
  const personNo = '33010000000002999999'
  await enterPerson(
    db,
    { personNo, pool, idNumber: '330100198005170128', name: '演示量测', phone: '13800000000', ...birth },
    now,
  )
  const credit = creditAccount(
    { sourceId: 'opening', pool, fund: 'past-year', amountFen: 1_000_00, reason: 'opening', bookedDay: '2026-01-01' },
    1,
  )
  await commitForPerson(db, {
    personNo,
    at: now,
    changes: {
      enrolment: [{ enrolment_no: 1, pool, insurance: 'employee', category: 'active', from_day: '2020-01-01' }],
      benefit_interval: [
        { interval_no: 1, insurance: 'employee', status: 'entitled', reason: '正常参保缴费', from_day: '2020-01-01' },
      ],
      account_entry: [credit.entry],
      posting: [credit.posting],
    },
    audit: [],
  })
  const hospital = new Hospital(app, institution, '310100')
  const visitId = await hospital.admit(personNo, { exp_content: '{"IPT_TYPE":"2"}' })
  const codes = ['YDA0000001', 'YDB0000001', 'YDB0000002', 'YFA0000001', 'YFB0000001']
  const lines = Array.from({ length: linesOfStay }, (_, line) => [codes[line % codes.length]!, 1, priceYuan] as const)
  await hospital.upload(personNo, visitId, lines)
  await hospital.discharge(personNo, visitId)
  return { personNo, visitId, totalYuan: Math.round(linesOfStay * priceYuan * 100) / 100 }
}

interface Copy {
  personNo: string
  visitId: string
  /** Columns of `person` that are sealed for their row; what else is sealed is not opened by a settlement. */
  sealed: Record<'id_number_cipher' | 'name_cipher' | 'birth_cipher', Buffer>
}

/** Copies every row about the model, in the order in which tables may point at each other. */
async function copy(db: Database, model: ReadyStay, copies: readonly Copy[]): Promise<void> {
  const tables = new Set(['person', 'person_state', ...Object.keys(personTables)])
  const values = [
    copies.map(({ personNo }) => personNo),
    copies.map(({ visitId }) => visitId),
    copies.map(({ sealed }) => sealed.id_number_cipher),
    copies.map(({ sealed }) => sealed.name_cipher),
    copies.map(({ sealed }) => sealed.birth_cipher),
    model.personNo,
  ]
  for (const table of tables) {
    const { rows } = await db.unhurried.pool.query<{ name: string }>(
      `select attname as name from pg_attribute
        where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`,
      [table],
    )
    const names = rows.map(({ name }) => name)
    await db.unhurried.pool.query(
      `insert into ${table} (${names.join(', ')})
       select ${names.map(copied).join(', ')}
         from ${table} t, unnest($1::text[], $2::text[], $3::bytea[], $4::bytea[], $5::bytea[])
              as n (person_no, visit_id, id_number_cipher, name_cipher, birth_cipher)
        where t.person_no = $6`,
      values,
    )
  }
}

const ofTheCopy = ['person_no', 'visit_id', 'id_number_cipher', 'name_cipher', 'birth_cipher']
const copied = (name: string) => (ofTheCopy.includes(name) ? `n.${name}` : `t.${name}`)
