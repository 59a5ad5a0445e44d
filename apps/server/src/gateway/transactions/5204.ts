import { one, refuse, text } from '@yidi/contracts/interface'
import { findSettlement } from '../../care/settlements/index.ts'
import { findLines, storedLine, visitOf } from '../../care/visits/index.ts'
import type { ReadLine } from '../../care/visits/index.ts'
import { readFile } from '../../person/file/index.ts'
import { lineFields } from '../bill.ts'
import type { Call } from '../call.ts'
import { settledHere } from '../settled-here.ts'
import { query } from '../transaction.ts'
import { refuseUnknownPerson } from '../person.ts'

/** `list_type`, as near as the catalogue knows. */
const listTypes = { medicine: '101', service: '201', material: '301' } as const

/**
 * 5204 费用明细查询: the lines that a settlement of this institution took, or all of a visit, each with class, own share and
 * scope as it was answered when it came. The lines of an undo are the opposites, as its sums are.
 */
export default query({
  infno: '5204',
  name: '费用明细查询',
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
    const { institution } = call.message
    const settlement = await settlementAsked(call, data)
    const visitId = settlement?.visit_id ?? data.mdtrt_id
    const file = await readFile(db, { personNo, visitId, institution }, ['visit', 'institution'])
    if (file === undefined) return refuseUnknownPerson(call, `psn_no ${personNo}`)
    const visit = visitOf(file, visitId)
    const lineIds = settlement === undefined ? {} : { lineIds: settlement.fee_line_ids }
    const lines = await findLines(db, { personNo, visitId, ...lineIds })
    const sign = settlement?.kind === 'cancellation' ? -1 : 1
    return call.answer({
      // The document names no node.
      data: lines.map((line) => ({
        mdtrt_id: visitId,
        setl_id: settlement?.settlement_id ?? line.settlement_id ?? '',
        med_type: visit.medical_type,
        ...lineFields(call, storedLine(line), sign),
        ...queryFields(line),
      })),
    })
  },
})

/** The settlement that is asked for; undefined where the message names none. Refuses one of another institution or visit. */
async function settlementAsked(call: Call, asked: { psn_no: string; setl_id: string; mdtrt_id: string }) {
  if (asked.setl_id === '') {
    if (asked.mdtrt_id === '') refuse('fields-missing', { fields: '结算ID（setl_id）或就诊ID（mdtrt_id）' })
    return undefined
  }
  const found = await findSettlement(call.services.db, asked.psn_no, asked.setl_id)
  if (!settledHere(found, call.message.institution) || (asked.mdtrt_id !== '' && asked.mdtrt_id !== found.visit_id))
    return refuse('settlement-unknown', { settlement: asked.setl_id })
  return found
}

/** What 5204 has beside the answer to an upload. */
function queryFields(line: ReadLine): Record<string, unknown> {
  const { type, prescription } = line.detail
  return {
    fee_ocur_time: line.occurred_at,
    hilist_code: line.known ? line.catalogue_code : '',
    hilist_name: line.name ?? '',
    list_type: type === undefined ? '' : (listTypes[type as keyof typeof listTypes] ?? ''),
    med_list_codg: line.catalogue_code,
    medins_list_codg: line.institution_item_code ?? '',
    medins_list_name: '',
    rxno: prescription?.no ?? '',
    rx_circ_flag: prescription?.external === true ? '1' : '0',
    dosform_name: '',
    hosp_appr_flag: line.detail.covered === false ? '2' : '0',
    opt_time: line.recorded_at,
  }
}
