/** People: who they are, how they are found, and how a new one is entered. */
import { problem } from '@yidi/contracts'
import { openBirth, sealBirth } from '../../platform/storage/index.ts'
import type { Database, LookupKind } from '../../platform/storage/index.ts'
import { maskIdNumber } from './mask.ts'

/** A person as the office and the institutions know them; everything personal, never logged. */
export interface Person {
  personNo: string
  /** Pooling area (参保统筹区). */
  pool: string
  /** psn_cert_type of the national interface; 01 = resident identity card. */
  idKind: string
  idNumber: string
  name: string
  phone: string | null
  /** Number of the social security card (社会保障卡). */
  card: string | null
  sex: 'male' | 'female' | null
  /** Day of birth, YYYY-MM-DD. */
  birthDay: string | null
}

/** Where a field lies; a ciphertext that is moved to another row or column cannot be read there. */
export function fieldPlace(column: string, personNo: string): string {
  return `person.${column}:${personNo}`
}

/** The person with this ID number, whatever spaces or small letters were typed. */
export async function findPersonNoByIdNumber(db: Database, idNumber: string): Promise<string | undefined> {
  return (await lookUp(db, 'id-number', idNumber))[0]
}

/** The person with this social security card. */
export async function findPersonNoByCard(db: Database, card: string): Promise<string | undefined> {
  return (await lookUp(db, 'card', card))[0]
}

/** People with this telephone; several members of a family may share one. */
export function findPersonNosByPhone(db: Database, phone: string): Promise<string[]> {
  return lookUp(db, 'phone', phone)
}

/** People of a pool with exactly this full name. The caller records the look-up in the audit. */
export function findPersonNosByName(db: Database, pool: string, name: string): Promise<string[]> {
  return lookUp(db, 'name', name, pool)
}

async function lookUp(db: Database, kind: LookupKind, value: string, pool?: string): Promise<string[]> {
  const rows = await db.kysely
    .selectFrom('person_lookup')
    .select('person_no')
    .where('blind_index', '=', db.ciphers.blindIndex(kind, value, pool))
    .where('kind', '=', kind)
    .orderBy('person_no')
    .execute()
  return rows.map((row) => row.person_no)
}

/** The person, or undefined when the number is unknown. */
export async function findPerson(db: Database, personNo: string): Promise<Person | undefined> {
  const row = await db.kysely.selectFrom('person').selectAll().where('person_no', '=', personNo).executeTakeFirst()
  if (row === undefined) return undefined
  const { ciphers } = db
  return {
    personNo,
    pool: row.pool,
    idKind: row.id_kind,
    idNumber: ciphers.open(row.id_number_cipher, fieldPlace('id_number', personNo)),
    name: ciphers.open(row.name_cipher, fieldPlace('name', personNo)),
    phone: row.phone_cipher === null ? null : ciphers.open(row.phone_cipher, fieldPlace('phone', personNo)),
    card: row.card_cipher === null ? null : ciphers.open(row.card_cipher, fieldPlace('card', personNo)),
    ...openBirth(ciphers, personNo, row.birth_cipher),
  }
}

/** A person as a line of a list shows him. */
interface PersonShown {
  name: string
  /** With its middle hidden. */
  idNumber: string
}

/** Names of the people of one page of a list; nothing else of them is opened. Whoever shows them notes that in the audit. */
export async function findPeopleShown(
  db: Pick<Database, 'kysely' | 'ciphers'>,
  personNos: readonly string[],
): Promise<Map<string, PersonShown>> {
  if (personNos.length === 0) return new Map()
  const rows = await db.kysely
    .selectFrom('person')
    .select(['person_no', 'name_cipher', 'id_number_cipher'])
    .where('person_no', 'in', [...new Set(personNos)])
    .execute()
  return new Map(
    rows.map(({ person_no: personNo, name_cipher: name, id_number_cipher: idNumber }) => [
      personNo,
      {
        name: db.ciphers.open(name, fieldPlace('name', personNo)),
        idNumber: maskIdNumber(db.ciphers.open(idNumber, fieldPlace('id_number', personNo))),
      },
    ]),
  )
}

interface NewPerson {
  personNo: string
  pool: string
  idKind?: string
  idNumber: string
  name: string
  phone?: string
  card?: string
  sex?: 'male' | 'female'
  birthDay?: string
}

/**
 * Enters a person with an empty account; insurance, benefits and balances follow by `commitForPerson`.
 * Throws when the number or the ID number is taken. Sex and birthday are read from an identity card's number where
 * they are not given (GB 11643: digits 7–14 the birthday, the 17th odd for men).
 */
export async function enterPerson(db: Database, person: NewPerson, at: Date): Promise<void> {
  const { personNo, pool } = person
  const { ciphers } = db
  const card = /^\d{6}(\d{4})(\d{2})(\d{2})\d{2}(\d)[\dX]$/.exec(person.idNumber)
  const lookups: [LookupKind, string | undefined][] = [
    ['id-number', person.idNumber],
    ['name', person.name],
    ['phone', person.phone],
    ['card', person.card],
  ]
  await db.kysely.transaction().execute(async (transaction) => {
    await transaction
      .insertInto('person')
      .values({
        person_no: personNo,
        pool,
        id_kind: person.idKind ?? '01',
        id_number_cipher: ciphers.seal(person.idNumber, fieldPlace('id_number', personNo)),
        name_cipher: ciphers.seal(person.name, fieldPlace('name', personNo)),
        phone_cipher: person.phone === undefined ? null : ciphers.seal(person.phone, fieldPlace('phone', personNo)),
        card_cipher: person.card === undefined ? null : ciphers.seal(person.card, fieldPlace('card', personNo)),
        birth_cipher: sealBirth(ciphers, personNo, {
          birthDay: person.birthDay ?? (card === null ? null : `${card[1]!}-${card[2]!}-${card[3]!}`),
          sex: person.sex ?? (card === null ? null : Number(card[4]) % 2 === 1 ? 'male' : 'female'),
        }),
        recorded_at: at,
        changed_at: at,
      })
      .execute()
    await transaction.insertInto('person_state').values({ person_no: personNo }).execute()
    await transaction
      .insertInto('person_lookup')
      .values(
        lookups.flatMap(([kind, value]) =>
          value === undefined
            ? []
            : [
                {
                  blind_index: ciphers.blindIndex(kind, value, pool),
                  kind,
                  person_no: personNo,
                  pool,
                  key_id: ciphers.indexId(kind),
                },
              ],
        ),
      )
      .execute()
  })
}

/** What a person can be found by beside the ID number. */
export interface Findable {
  name?: string
  phone?: string
  card?: string
}

/**
 * Lets a person be found by more. Call it before the commit that changes the person: what is left behind when that
 * fails leads to a person who does not fit, and nobody is lost. Throws `card-in-use`.
 */
export async function addFindable(db: Database, personNo: string, pool: string, values: Findable): Promise<void> {
  for (const [kind, value] of Object.entries(values) as ['name' | 'phone' | 'card', string][]) {
    await db.kysely
      .insertInto('person_lookup')
      .values({
        blind_index: db.ciphers.blindIndex(kind, value, pool),
        kind,
        person_no: personNo,
        pool,
        key_id: db.ciphers.indexId(kind),
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    if (kind === 'card' && (await findPersonNoByCard(db, value)) !== personNo) throw problem('card-in-use')
  }
}

/** Takes away what a person is no longer found by; after the commit that changed the person. */
export async function removeFindable(db: Database, personNo: string, pool: string, values: Findable): Promise<void> {
  for (const [kind, value] of Object.entries(values) as ['name' | 'phone' | 'card', string][]) {
    await db.kysely
      .deleteFrom('person_lookup')
      .where('blind_index', '=', db.ciphers.blindIndex(kind, value, pool))
      .where('kind', '=', kind)
      .where('person_no', '=', personNo)
      .execute()
  }
}
