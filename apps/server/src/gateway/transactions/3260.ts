import { decimal, one, text, yuanNumber } from '@yidi/contracts/interface'
import { ownLines } from '../../clearing/regions/index.ts'
import { readFile } from '../../person/file/index.ts'
import { largestClearingPage, monthSaid } from '../clearing.ts'
import { openPerson } from '../person.ts'
import { shanghaiMoment } from '../reply.ts'
import { query } from '../transaction.ts'

/** 3260 提取异地清分结果: the approved lines of an institution's month of people insured elsewhere, at most a hundred a call. */
export default query({
  infno: '3260',
  name: '提取异地清分结果',
  input: {
    data: one({
      trt_year: text('结算年度', 4, 'must'),
      trt_month: text('结算月份', 2, 'must'),
      startrow: decimal('开始行数', 0, 'must'),
    }),
  },
  run: async (call, { data }) => {
    const { db } = call.services
    const from = Math.max(1, data.startrow)
    const { institution } = call.message
    const lines = await ownLines(db, { institution, month: monthSaid(data) }, { from, most: largestClearingPage })
    const numbers = new Map<string, string>()
    for (const personNo of new Set(lines.map((line) => line.personNo))) {
      const file = await readFile(db, { personNo }, ['identity'])
      if (file !== undefined) numbers.set(personNo, openPerson(db, file).idNumber)
    }
    const rows = lines.map((line, index) => ({
      seqno: String(from + index),
      mdtrtarea: line.region,
      medins_no: institution,
      certno: numbers.get(line.personNo) ?? '',
      mdtrt_id: line.visitId,
      mdtrt_setl_time: shanghaiMoment(line.settledAt),
      setl_sn: line.settlementId,
      fulamt_advpay_flag: '0',
      medfee_sumamt: yuanNumber(line.totalFen),
      optins_pay_sumamt: yuanNumber(line.owedFen),
    }))
    return call.answer({ data: rows })
  },
})
