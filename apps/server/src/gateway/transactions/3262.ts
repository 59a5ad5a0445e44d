import { one, text } from '@yidi/contracts/interface'
import { takeBackOwnLines } from '../../clearing/regions/index.ts'
import { monthSaid } from '../clearing.ts'
import { officeKeyOf, toldAsRefusal } from '../monthly.ts'
import { officeCommand } from '../transaction.ts'

/** 3262 异地清分结果确认回退: takes back the 3261 of a message id, while no clearing of the regions holds its lines. */
export default officeCommand({
  infno: '3262',
  name: '异地清分结果确认回退',
  input: {
    data: one({
      trt_year: text('结算年度', 4, 'must'),
      trt_month: text('结算月份', 2, 'must'),
      otransid: text('原发送方报文ID', 30, 'must'),
    }),
  },
  run: async (call, { data }) => {
    const { db: database, clock } = call.services
    const month = { institution: call.message.institution, month: monthSaid(data) }
    await toldAsRefusal(call, () => takeBackOwnLines({ database, clock }, officeKeyOf(call), month, data.otransid))
    return call.answer(null)
  },
})
