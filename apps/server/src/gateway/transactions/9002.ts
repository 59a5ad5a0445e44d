import { one, refuse, text } from '@yidi/contracts/interface'
import { shanghaiMoment } from '../reply.ts'
import { query } from '../transaction.ts'

/** 9002 签退. Editions differ in the name of the output node: the document says `sign_time`, clients read `signoutoutb`. */
export default query({
  infno: '9002',
  name: '签退',
  input: {
    signOut: one({
      sign_no: text('签到编号', 30, 'must'),
      opter_no: text('操作员编号', 20, 'should'),
    }),
  },
  run: async (call, input) => {
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
  },
})
