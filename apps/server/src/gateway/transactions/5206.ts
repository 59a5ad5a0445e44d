import type { YearSumsMessage } from '@yidi/contracts'
import { one, refuse, text } from '@yidi/contracts/interface'
import { sumsOf } from '../../care/settlements/index.ts'
import { insuranceTypes } from '../insurance.ts'
import { query } from '../transaction.ts'
import { refuseUnknownPerson } from '../person.ts'

/** The sums of a year by `cum_type_code` (packages/contracts/src/interface/answer-codes.ts). */
const sumsByCode: Readonly<Record<string, (sums: YearSumsMessage) => string | number>> = {
  Y01: (sums) => sums.total,
  Y02: (sums) => sums.fund,
  Y03: (sums) => sums.account,
  Y04: (sums) => sums.cash,
  Y05: (sums) => sums.outpatientTotal,
  Y06: (sums) => sums.inpatientEligible,
  Y07: (sums) => sums.inpatientStays,
  Y08: (sums) => usedOf(sums, 'inpatient'),
  Y09: (sums) => usedOf(sums, 'outpatient'),
  Y10: (sums) => sums.criticalCompliant,
  Y11: (sums) => sums.criticalPaid,
}

/** 5206 人员累计信息查询: what a year has come to, the sums that the person sees on the phone; by default this year. */
export default query({
  infno: '5206',
  name: '人员累计信息查询',
  input: {
    data: one({
      psn_no: text('人员编号', 30, 'must'),
      cum_ym: text('累计年月', 6, 'may'),
    }),
  },
  run: async (call, { data }) => {
    const { db, clock, release } = call.services
    const today = clock.today().replaceAll('-', '')
    const asked = data.cum_ym === '' ? today.slice(0, 4) : yearAsked(data.cum_ym)
    const sums = await sumsOf({ database: db, clock, release }, data.psn_no, Number(asked))
    if (sums === undefined) return refuseUnknownPerson(call, `psn_no ${data.psn_no}`)
    // Until when the year is counted: this year until now, another to its end.
    const until = asked === today.slice(0, 4) ? today.slice(0, 6) : `${asked}12`
    return call.answer(
      {
        cuminfo: sums.sums.flatMap((one) =>
          Object.entries(sumsByCode).map(([cum_type_code, of]) => ({
            insutype: insuranceTypes[one.insurance],
            year: asked,
            cum_ym: until,
            cum_type_code,
            cum: Number(of(one)),
          })),
        ),
      },
      [data.cum_ym.length === 6 && data.cum_ym !== until ? `累计按年度计算，列出的是${until}止的全年累计` : ''],
    )
  },
})

/** The year of `yyyy` or `yyyyMM`. */
function yearAsked(written: string): string {
  if (!/^20\d{2}(0[1-9]|1[0-2])?$/.test(written))
    return refuse('fields-unreadable', { fields: `累计年月（cum_ym）“${written}”应为yyyyMM，如202606` })
  return written.slice(0, 4)
}

/** What of a deductible the year has used; of a pool that has none, nothing. */
function usedOf({ deductibles }: YearSumsMessage, kind: 'inpatient' | 'outpatient'): string {
  return deductibles.find((deductible) => deductible.kind === kind)?.used ?? '0.00'
}
