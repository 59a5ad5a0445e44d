import { fieldPlace } from '../people/index.ts'
import type { Database } from '../storage/index.ts'
import type { SettlingFile } from '../visits/index.ts'
import type { SettlementReply } from './settlement-reply.ts'

/** The person as replies name them, opened from the file's ciphers. */
export function openPerson(db: Database, file: SettlingFile): SettlementReply['person'] {
  return {
    personNo: file.personNo,
    name: db.ciphers.open(file.nameCipher, fieldPlace('name', file.personNo)),
    idKind: file.idKind,
    idNumber: db.ciphers.open(file.idNumberCipher, fieldPlace('id_number', file.personNo)),
    sex: file.sex,
    birthDay: file.birthDay,
  }
}

/** An ID number as refusals may quote it. */
export function maskIdNumber(idNumber: string): string {
  return idNumber.length > 8 ? `${idNumber.slice(0, 4)}****${idNumber.slice(-4)}` : idNumber
}
