import { refuse } from '@yidi/contracts/interface'
import { cityOf } from '@yidi/rules'
import type { Release } from '@yidi/rules'
import { fieldPlace } from '../person/people/index.ts'
import type { FileWith } from '../person/file/index.ts'
import type { Database } from '../platform/storage/index.ts'
import type { Call } from './call.ts'
import type { SettlementReply } from './settlement-reply.ts'

/** The person as replies name them, opened from the file's ciphers. */
export function openPerson(db: Database, { personNo, identity }: FileWith<'identity'>): SettlementReply['person'] {
  return {
    personNo,
    name: db.ciphers.open(identity.nameCipher, fieldPlace('name', personNo)),
    idKind: identity.idKind,
    idNumber: db.ciphers.open(identity.idNumberCipher, fieldPlace('id_number', personNo)),
    sex: identity.sex,
    birthDay: identity.birthDay,
  }
}

/** An ID number as refusals may quote it. */
export function maskIdNumber(idNumber: string): string {
  return idNumber.length > 8 ? `${idNumber.slice(0, 4)}****${idNumber.slice(-4)}` : idNumber
}

/**
 * Refuses somebody who is not insured here. Where the message names an insured place that no pool of this platform is at
 * home in, that is why, and its telephone is the way out (gateway contract, "Patients of pools that are not hosted here").
 * `key` says by what was looked for.
 */
export function refuseUnknownPerson({ message, services }: Call, key: string): never {
  const pool = message.insuredPlace
  if (pool !== '' && !isHosted(services.release, pool)) return refuse('pool-not-hosted', { pool: pool.slice(0, 10) })
  return refuse('person-unknown', { key })
}

/** Whether people of a place are insured here: a pool's own code, or a code of its home city. */
function isHosted(release: Release, code: string): boolean {
  if (release.pools.has(code) || release.leftOut.has(code)) return true
  const city = cityOf(release.places, code)
  return city !== undefined && [...release.pools.values()].some(({ pool }) => pool.homes.has(city.code))
}
