import { code, one, refuse, text } from '@yidi/contracts/interface'
import { enrolmentOn, filingsOn, readFile } from '../../person/file/index.ts'
import { findInstitution } from '../../care/institutions/index.ts'
import { insuranceTypes } from '../insurance.ts'
import { query } from '../transaction.ts'
import { refuseUnknownPerson } from '../person.ts'

/** `biz_appy_type`: institutions that a person has chosen for treatment. */
const chosenForTreatment = '03'

/**
 * 5302 人员定点信息查询: the institutions that the person has chosen on the filings that hold today, in the order of the choice.
 * Where a pool lets people choose, the choice is part of the filing: nothing else is registered with an institution here.
 */
export default query({
  infno: '5302',
  name: '人员定点信息查询',
  input: {
    data: one({
      psn_no: text('人员编号', 30, 'must'),
      biz_appy_type: code('业务申请类型', 'biz_appy_type', 'must'),
    }),
  },
  run: async (call, { data }) => {
    const { db, clock } = call.services
    const { psn_no: personNo, biz_appy_type: asked } = data
    if (asked !== chosenForTreatment) refuse('choice-not-kept', { type: asked })
    const today = clock.today()
    const file = await readFile(db, { personNo }, ['enrolments', 'filings'])
    if (file === undefined) return refuseUnknownPerson(call, `psn_no ${personNo}`)
    const chosen = filingsOn(file, today).flatMap((filing) =>
      filing.institutions.map((institution, index) => ({ filing, institution, rank: index + 1 })),
    )
    const names = await Promise.all(chosen.map(({ institution }) => findInstitution(db, institution, today)))
    const insurance = enrolmentOn(file, today)?.insurance
    return call.answer({
      psnfixmedin: chosen.map(({ filing, institution, rank }, index) => ({
        psn_no: personNo,
        insutype: insurance === undefined ? '' : insuranceTypes[insurance],
        fix_srt_no: String(rank),
        fixmedins_code: institution,
        fixmedins_name: names[index]?.name ?? '',
        begndate: filing.from,
        enddate: filing.to,
        memo: `备案${filing.filingId}上选定的机构`,
      })),
    })
  },
})
