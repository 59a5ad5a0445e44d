import { code, decimal, one, sum, text, time } from '@yidi/contracts/interface'
import { keepMade, openFile, textBytes } from '../../care/files/index.ts'
import { compareLines, keepLines } from '../../care/statements/index.ts'
import { fileKey } from '../files.ts'
import { shanghaiMoment } from '../reply.ts'
import { differenceWords, periodAsked } from '../statement.ts'
import { differencesText, readLines } from '../statement-lines.ts'
import { query } from '../transaction.ts'

/**
 * 3202 医药机构费用结算对明细账: the lines that an institution uploaded (9101) beside ours. The answer is a file, which 9102 gives: each
 * line that differs with its class and, of ours, the message id by which it can be reversed.
 */
export default query({
  infno: '3202',
  name: '医药机构费用结算对明细账',
  input: {
    data: one({
      setl_optins: text('结算经办机构', 6, 'should'),
      file_qury_no: text('文件查询号', 30, 'must'),
      stmt_begndate: time('对账开始日期', 'must'),
      stmt_enddate: time('对账结束日期', 'must'),
      medfee_sumamt: sum('医疗费总额', 'must'),
      fund_pay_sumamt: sum('基金支付总额', 'must'),
      cash_payamt: sum('现金支付金额', 'must'),
      fixmedins_setl_cnt: decimal('定点医药机构结算笔数', 0, 'must'),
      clr_type: code('清算类别', 'clr_type', 'must'),
      refd_setl_flag: code('退费结算标志', 'refd_setl_flag', 'may'),
    }),
  },
  run: async (call, { data }) => {
    const { message, receivedAt, services } = call
    const { db } = services
    const { institution } = message
    const period = await periodAsked(call, data)
    const theirs = {
      totalFen: data.medfee_sumamt,
      fundFen: data.fund_pay_sumamt,
      accountFen: null,
      cashFen: data.cash_payamt,
      count: data.fixmedins_setl_cnt,
    }
    const file = await openFile(db, receivedAt, institution, data.file_qury_no)
    const lines = readLines(await textBytes(file))
    const asked = { key: fileKey(message), agency: data.setl_optins, period, theirs }
    const compared = await compareLines(db, asked, lines)
    const { ours, differences, differing, ownDiffering } = compared
    const result = await keepMade(db, receivedAt, {
      institution,
      key: asked.key,
      name: `3202_${institution}_${period.from}_${period.to}`,
      text: differencesText(differences),
    })
    const files = { uploadedFileNo: data.file_qury_no, resultFileNo: result.number }
    await keepLines(db, receivedAt, asked, compared, files)
    return call.answer(
      {
        fileinfo: {
          file_qury_no: result.number,
          filename: result.name,
          dld_endtime: shanghaiMoment(result.goodUntil),
        },
      },
      [
        differing.length === 0 ? '' : `总额不平：${differenceWords(theirs, ours, differing)}`,
        ownDiffering.length === 0 ? '' : '报文的总额与上传的明细合计不符',
      ],
    )
  },
})
