import { refuse } from '@yidi/contracts/interface'
import { findToken, readTokenAt, tokenMark, visitOfToken } from '../person/credentials/index.ts'
import type { KnownToken } from '../person/credentials/index.ts'
import { findPersonNoByCard, findPersonNoByIdNumber } from '../person/people/index.ts'
import { maskIdNumber } from './person.ts'
import type { Call } from './call.ts'

/** What a message says about who stands at the counter (`mdtrt_cert_type`, `mdtrt_cert_no`). */
export interface Credential {
  mdtrt_cert_type: string
  mdtrt_cert_no: string
}

const byToken = ({ mdtrt_cert_type, mdtrt_cert_no }: Credential) => mdtrt_cert_type === '01' && mdtrt_cert_no !== ''

/**
 * The person behind the credential of 1101: a certificate number beside it decides; else the token (01), the identity
 * card (02) or the social security card (03). Gives the key for a refusal when nobody is found.
 */
export async function personBehind(
  call: Call,
  data: Credential & { certno: string },
): Promise<{ personNo: string | undefined; key: string }> {
  const { db, clock } = call.services
  const { mdtrt_cert_type: type, mdtrt_cert_no: number } = data
  if (data.certno !== '' || (['', '02'].includes(type) && number !== '')) {
    const idNumber = data.certno === '' ? number : data.certno
    return { personNo: await findPersonNoByIdNumber(db, idNumber), key: `证件号码${maskIdNumber(idNumber)}` }
  }
  if (type === '03' && number !== '')
    return { personNo: await findPersonNoByCard(db, number), key: `社会保障卡${maskIdNumber(number)}` }
  if (!byToken(data)) return refuse('credential-unsupported', { type })
  const token = await usableToken(call, number)
  const reader = await readTokenAt(db, clock, number, call.message.institution)
  if (reader !== call.message.institution) refuse('token-elsewhere')
  return { personNo: token.personNo, key: '医保码' }
}

/**
 * The mark to keep with a visit that is registered with a token; empty where another credential was shown. Refuses a
 * token that is unknown, over, another person's, or stands for another visit already. Called while the plan is made:
 * who registers with it at the same moment changes the person, and the plan is made again.
 */
export async function tokenOfRegistration(call: Call, personNo: string, data: Credential): Promise<{ token?: string }> {
  if (!byToken(data)) return {}
  const { db } = call.services
  const token = data.mdtrt_cert_no
  const known = await findToken(db, token)
  const visit = known && (await visitOfToken(db, known.personNo, token))
  if (visit !== undefined) refuse('token-used')
  const usable = await usableToken(call, token)
  if (usable.personNo !== personNo) refuse('token-of-other-person')
  return { token: tokenMark(token) }
}

/**
 * A settlement rests on the visit, whose registration has said who it is: the code of that day is long over at a
 * discharge. Only a code of somebody else is refused, for then the wrong person stands at the counter.
 */
export async function refuseOtherPerson(
  call: Call,
  shown: { personNo: string; credentialType: string; credentialNo: string },
): Promise<void> {
  if (shown.credentialType !== '01' || shown.credentialNo === '') return
  const known = await findToken(call.services.db, shown.credentialNo)
  if (known !== undefined && known.personNo !== shown.personNo) refuse('token-of-other-person')
}

async function usableToken(call: Call, token: string): Promise<KnownToken> {
  const { db, clock } = call.services
  const known = (await findToken(db, token)) ?? refuse('token-unknown')
  if (known.institution !== null && known.institution !== call.message.institution) refuse('token-elsewhere')
  if (known.expiresAt <= clock.now()) refuse('token-over')
  return known
}
