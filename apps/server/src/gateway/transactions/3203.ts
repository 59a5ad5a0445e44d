import { code, decimal, one, refuse, sum, text, time } from '@yidi/contracts/interface'
import { applyByMessage } from '../../clearing/monthly/index.ts'
import { monthOf, officeKeyOf, toldAsRefusal } from '../monthly.ts'
import { visitKindOf } from '../settlement-reply.ts'
import { officeCommand } from '../transaction.ts'

/** 3203 清算申请: an institution applies for a month and kind; figures that are not ours are refused, each with ours. */
export default officeCommand({
  infno: '3203',
  name: '清算申请',
  input: {
    data: one({
      clr_type: code('清算类别', 'clr_type', 'must'),
      clr_way: text('清算方式', 30, 'may'),
      setlym: text('清算年月', 6, 'must'),
      psntime: decimal('清算人次', 0, 'must'),
      medfee_sumamt: sum('医疗费总额', 'must'),
      med_sumfee: sum('医保认可费用总额', 'must'),
      fund_appy_sum: sum('基金申报总额', 'must'),
      cash_payamt: sum('现金支付金额', 'must'),
      acct_pay: sum('个人账户支出', 'must'),
      begndate: time('开始日期', 'must'),
      enddate: time('结束日期', 'must'),
    }),
  },
  run: async (call, { data }) => {
    const month = monthOf(data.setlym, data.begndate, data.enddate)
    const kind = visitKindOf(data.clr_type) ?? refuse('monthly-kind-unknown', { type: data.clr_type })
    const theirs = {
      count: data.psntime,
      total: data.medfee_sumamt,
      inScope: data.med_sumfee,
      fund: data.fund_appy_sum,
      account: data.acct_pay,
      cash: data.cash_payamt,
    }
    const { db: database, clock, release } = call.services
    const applied = { institution: call.message.institution, month, kind, theirs }
    const { applicationId, isTakenBack } = await toldAsRefusal(call, () =>
      applyByMessage({ database, clock, release }, officeKeyOf(call), applied),
    )
    if (isTakenBack) refuse('monthly-taken-back', { number: applicationId })
    return call.answer({ result: { clr_appy_evt_id: applicationId } })
  },
})
