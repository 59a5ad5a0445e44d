import { fieldPlace } from '../person/people/index.ts'
import type { FileWith } from '../person/file/index.ts'
import type { Database } from '../platform/storage/index.ts'
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
