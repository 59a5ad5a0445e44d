import { one, refuse, text, yuanNumber } from '@yidi/contracts/interface'
import { cityOf, parseDay } from '@yidi/rules'
import { readFile } from '../../person/file/index.ts'
import type { FileWith, VisitRow } from '../../person/file/index.ts'
import { amountsFen, findSettlement, findSettlementOfVisit, isAway, opposite } from '../../care/settlements/index.ts'
import type { SettlementRow } from '../../care/settlements/index.ts'
import { openPerson } from '../person.ts'
import type { Call } from '../call.ts'
import { settledHere } from '../settled-here.ts'
import { settlementDetail, settlementInfo } from '../settlement-reply.ts'
import type { SettlementReply } from '../settlement-reply.ts'
import { query } from '../transaction.ts'

/** 5203 结算信息查询: a settlement of this institution as it stands, by its own number or as the last of a visit. */
export default query({
  infno: '5203',
  name: '结算信息查询',
  input: {
    data: one({
      psn_no: text('人员编号', 30, 'must'),
      setl_id: text('结算ID', 30, 'may'),
      mdtrt_id: text('就诊ID', 30, 'may'),
    }),
  },
  run: async (call, { data }) => {
    const { db } = call.services
    const { psn_no: personNo } = data
    const found =
      data.setl_id === ''
        ? await findSettlementOfVisit(db, personNo, data.mdtrt_id)
        : await findSettlement(db, personNo, data.setl_id)
    if (!settledHere(found, call.message.institution) || (data.mdtrt_id !== '' && data.mdtrt_id !== found.visit_id))
      return refuse('settlement-unknown', { settlement: data.setl_id === '' ? data.mdtrt_id : data.setl_id })
    const query = { personNo, visitId: found.visit_id, institution: found.institution }
    const file = await readFile(db, query, ['identity', 'visit', 'institution'])
    if (file?.visit === undefined) return refuse('settlement-unknown', { settlement: data.setl_id })
    const reply = replyOf(call, file, file.visit, found)
    return call.answer({
      setlinfo: { ...settlementInfo(reply), ...queryFields(call, file, found, reply) },
      setldetail: settlementDetail(reply),
    })
  },
})

function replyOf(call: Call, file: FileWith<'identity'>, visit: VisitRow, found: SettlementRow): SettlementReply {
  const amounts = amountsFen(found.quote_result)
  return {
    visitId: found.visit_id,
    settlementId: found.settlement_id,
    settledAt: found.settled_at,
    begin: found.quote_case.visit.from,
    day: found.quote_case.visit.to,
    person: openPerson(call.services.db, file),
    pool: found.pool,
    insurance: found.insurance,
    category: found.quote_case.person.category,
    kind: found.quote_case.visit.kind,
    medicalType: visit.medical_type,
    credentialType: typeof visit.detail['credential'] === 'string' ? visit.detail['credential'] : '',
    msgid: found.command_key,
    amounts: found.kind === 'cancellation' ? opposite(amounts) : amounts,
    sharedFen: found.shared_fen,
    prepaymentRate: found.quote_result.prepaymentRate,
    sentences: found.sentences,
    balanceFen: file.accounts.currentYearFen + file.accounts.pastYearFen,
  }
}

/** `pay_loc`: at home, in the province, across provinces. */
function payLocation(call: Call, found: SettlementRow): string {
  const { release } = call.services
  const day = found.quote_case.visit.to
  if (!isAway(release, found.pool, found.place, day)) return '2'
  const city = cityOf(release.places, found.place, parseDay(day))
  return city?.province.code === release.pools.get(found.pool)?.pool.province ? '3' : '4'
}

/** What 5203 has beside the fields of a settlement's reply. */
function queryFields(
  call: Call,
  file: FileWith<'institution'>,
  found: SettlementRow,
  reply: SettlementReply,
): Record<string, unknown> {
  const { amounts } = reply
  const personFen = amounts.accountCurrentYear + amounts.accountPastYear + amounts.cash
  return {
    flxempe_flag: '0',
    nwb_flag: '0',
    insu_optins: found.pool,
    emp_name: '',
    pay_loc: payLocation(call, found),
    fixmedins_code: found.institution,
    fixmedins_name: file.institution?.name ?? '',
    fixmedins_poolarea: found.place,
    begndate: found.quote_case.visit.from,
    enddate: found.quote_case.visit.to,
    psn_pay: yuanNumber(personFen),
    cash_payamt: yuanNumber(amounts.cash),
    refd_setl_flag: found.kind === 'cancellation' || found.cancelled_by !== null ? '1' : '0',
    year: String(found.year),
  }
}
