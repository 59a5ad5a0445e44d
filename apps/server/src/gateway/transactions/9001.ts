import { input9001 } from '@yidi/contracts'
import { newRefmsgid, shanghaiMoment } from '../reply.ts'
import type { Services } from '../services.ts'
import { transaction } from '../transaction.ts'

/** 9001 签到: an operator signs in; the number it gives may be sent with later messages, none of which demands it. */
export const signIn = transaction<Services, typeof input9001>('9001', '签到', input9001, async (call, input) => {
  const { db } = call.services
  const signNo = newRefmsgid(call.message.place, call.receivedAt)
  await db.kysely
    .insertInto('institution_sign_in')
    .values({
      sign_no: signNo,
      institution: call.message.institution,
      operator: input.signIn.opter_no,
      signed_in_at: call.receivedAt,
    })
    .execute()
  return call.answer({ signinoutb: { sign_time: shanghaiMoment(call.receivedAt), sign_no: signNo } })
})
