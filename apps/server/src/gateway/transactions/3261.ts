import { code, decimal, many, one, sum, text, time } from '@yidi/contracts/interface'
import { confirmOwnLines } from '../../clearing/regions/index.ts'
import { monthSaid } from '../clearing.ts'
import { officeKeyOf, toldAsRefusal } from '../monthly.ts'
import { officeCommand } from '../transaction.ts'

/** 3261 异地清分结果确认: an institution confirms lines of its month, or leaves them out of this clearing; all or none. */
export default officeCommand({
  infno: '3261',
  name: '异地清分结果确认',
  input: {
    data: one({
      trt_year: text('结算年度', 4, 'must'),
      trt_month: text('结算月份', 2, 'must'),
      totalrow: decimal('总行数', 0, 'must'),
    }),
    detail: many({
      certno: text('证件号码', 50, 'should'),
      mdtrt_id: text('就诊ID', 30, 'must'),
      mdtrt_setl_time: time('就诊结算时间', 'should'),
      setl_sn: text('结算流水号', 30, 'must'),
      medfee_sumamt: sum('医疗费总额', 'must'),
      optins_pay_sumamt: sum('经办机构支付总额', 'must'),
      cnfm_flag: code('确认标志', 'cnfm_flag', 'must'),
    }),
  },
  run: async (call, { data, detail }) => {
    const { db: database, clock } = call.services
    const { institution } = call.message
    const lines = detail.map((row) => ({
      visitId: row.mdtrt_id,
      settlementId: row.setl_sn,
      totalFen: row.medfee_sumamt,
      owedFen: row.optins_pay_sumamt,
      confirmed: row.cnfm_flag === '1',
    }))
    const month = { institution, month: monthSaid(data) }
    await toldAsRefusal(call, () =>
      confirmOwnLines({ database, clock }, officeKeyOf(call), month, { count: data.totalrow, lines }),
    )
    return call.answer(null)
  },
})
