import { openBirth } from '../../../platform/storage/index.ts'
import type { Part, Reading } from '../part.ts'

/** Who the person is. Name and number stay sealed until somebody has to say them. */
interface Identity {
  /** Pooling area (参保统筹区) that the person was entered by. */
  pool: string
  /** psn_cert_type of the national interface; 01 = resident identity card. */
  idKind: string
  idNumberCipher: Buffer
  nameCipher: Buffer
  sex: 'male' | 'female' | null
  birthDay: string | null
}

export const identity = {
  key: 'identity',
  join: 'join person p on p.person_no = s.person_no',
  columns: ['p.pool', 'p.id_kind', 'p.id_number_cipher', 'p.name_cipher', 'p.birth_cipher'],
  read(
    [pool, idKind, idNumberCipher, nameCipher, birth]: [string, string, Buffer, Buffer, Buffer | null],
    { db, query }: Reading,
  ) {
    return { pool, idKind, idNumberCipher, nameCipher, ...openBirth(db.ciphers, query.personNo, birth) }
  },
} as const satisfies Part<'identity', Identity>
