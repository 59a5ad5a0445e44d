import { input9002, refuse } from '@yidi/contracts'
import { shanghaiMoment } from '../reply.ts'
import type { Services } from '../services.ts'
import { transaction } from '../transaction.ts'

/** 9002 签退. Editions differ in the name of the output node: the document says `sign_time`, clients read `signoutoutb`. */
export const signOut = transaction<Services, typeof input9002>('9002', '签退', input9002, async (call, input) => {
  const signNo = input.signOut.sign_no
  const { numUpdatedRows } = await call.services.db.kysely
    .updateTable('institution_sign_in')
    .set({ signed_out_at: call.receivedAt })
    .where('sign_no', '=', signNo)
    .where('institution', '=', call.message.institution)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) refuse('sign-in-unknown', { sign: signNo })
  const signed = { sign_time: shanghaiMoment(call.receivedAt) }
  return call.answer({ sign_time: signed, signoutoutb: signed })
})
