import { code, decimal, one, sum, text, time } from '@yidi/contracts/interface'
import { compareTotals } from '../../care/statements/index.ts'
import { fileKey } from '../files.ts'
import { differenceWords, periodAsked } from '../statement.ts'
import { query } from '../transaction.ts'

/** 3201 医药机构费用结算对总账: the sums that an institution has of some days, compared with ours figure by figure. */
export default query({
  infno: '3201',
  name: '医药机构费用结算对总账',
  input: {
    data: one({
      insutype: code('险种', 'insutype', 'must'),
      clr_type: code('清算类别', 'clr_type', 'must'),
      setl_optins: text('结算经办机构', 6, 'should'),
      stmt_begndate: time('对账开始日期', 'must'),
      stmt_enddate: time('对账结束日期', 'must'),
      medfee_sumamt: sum('医疗费总额', 'must'),
      fund_pay_sumamt: sum('基金支付总额', 'must'),
      acct_pay: sum('个人账户支付金额', 'must'),
      fixmedins_setl_cnt: decimal('定点医药机构结算笔数', 0, 'must'),
      refd_setl_flag: code('退费结算标志', 'refd_setl_flag', 'may'),
    }),
  },
  run: async (call, { data }) => {
    const period = await periodAsked(call, data, data.insutype)
    const theirs = {
      totalFen: data.medfee_sumamt,
      fundFen: data.fund_pay_sumamt,
      accountFen: data.acct_pay,
      cashFen: null,
      count: data.fixmedins_setl_cnt,
    }
    const asked = { key: fileKey(call.message), agency: data.setl_optins, period, theirs }
    const { ours, differing } = await compareTotals(call.services.db, call.receivedAt, asked)
    return call.answer({
      stmtinfo: {
        setl_optins: data.setl_optins,
        stmt_rslt: differing.length === 0 ? '0' : '1',
        stmt_rslt_dscr: differenceWords(theirs, ours, differing),
      },
    })
  },
})
