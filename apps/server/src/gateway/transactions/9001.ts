import { one, text } from '@yidi/contracts/interface'
import { newRefmsgid, shanghaiMoment } from '../reply.ts'
import { query } from '../transaction.ts'

/** 9001 签到: an operator signs in; the number it gives may be sent with later messages, none of which demands it. */
export default query({
  infno: '9001',
  name: '签到',
  input: {
    signIn: one({
      opter_no: text('操作员编号', 20, 'must'),
      mac: text('签到MAC地址', 20, 'may'),
      ip: text('签到IP地址', 20, 'may'),
    }),
  },
  run: async (call, input) => {
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
  },
})
