import { one, text } from '@yidi/contracts/interface'
import { withdrawByMessage } from '../../clearing/monthly/index.ts'
import { officeKeyOf, toldAsRefusal } from '../monthly.ts'
import { officeCommand } from '../transaction.ts'

/** 3204 清算申请撤销: an institution takes back an application that is not concluded. */
export default officeCommand({
  infno: '3204',
  name: '清算申请撤销',
  input: { data: one({ clr_appy_evt_id: text('机构清算申请事件ID', 30, 'must') }) },
  run: async (call, { data }) => {
    const { db: database, clock } = call.services
    await toldAsRefusal(call, () =>
      withdrawByMessage({ database, clock }, officeKeyOf(call), call.message.institution, data.clr_appy_evt_id),
    )
    return call.answer(null)
  },
})
