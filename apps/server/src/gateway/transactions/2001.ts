import { GatewayRefusal, code, flags, one, refuse, text, time } from '@yidi/contracts/interface'
import type { InputOf } from '@yidi/contracts/interface'
import { FUNDS } from '@yidi/rules'
import { CareRefusal } from '../../care/refusals/index.ts'
import { readFile, readVisitsBeside, settlementParts } from '../../person/file/index.ts'
import type { SettlingFile, VisitRow } from '../../person/file/index.ts'
import { flagDetail } from '../as-told.ts'
import type { Call } from '../call.ts'
import { diseaseDetail } from '../diseases.ts'
import { enrolmentNamed, insuranceOf } from '../insurance.ts'
import { isEmergency, kindAt } from '../medical-type.ts'
import { dayOfMoment, missingWarning, refusalAhead } from '../registration.ts'
import { toldText } from '../told.ts'
import { query } from '../transaction.ts'
import { refuseUnknownPerson } from '../person.ts'

/** `trt_chk_type`: whether a fund pays. */
const fundCheck = '01'

/** A bill that reaches every layer of a pool's law: what is open there is told before it is met. */
const largeBillFen = 1_000_000_00

const input = {
  data: one({
    psn_no: text('人员编号', 30, 'must'),
    insutype: code('险种类型', 'insutype', 'must'),
    fixmedins_code: text('定点医药机构编号', 12, 'should'),
    med_type: code('医疗类别', 'med_type', 'must'),
    begntime: time('开始时间', 'must'),
    endtime: time('结束时间', 'may'),
    dise_codg: text('病种编码', 30, 'may'),
    dise_name: text('病种名称', 500, 'may'),
    oprn_oprt_code: text('手术操作代码', 30, 'may'),
    oprn_oprt_name: text('手术操作名称', 500, 'may'),
    matn_type: code('生育类别', 'matn_type', 'may'),
    birctrl_type: code('计划生育手术类别', 'birctrl_type', 'may'),
    exp_content: flags(),
  }),
}
type Asked = InputOf<typeof input>['data']

/**
 * 2001 人员待遇享受检查: whether a visit of these days could be settled here, and why not. It reckons the visit as its
 * settlement would, so that nobody is promised here what 2207 or 2304 refuses.
 */
export default query({
  infno: '2001',
  name: '人员待遇享受检查',
  input,
  run: async (call, { data }) => {
    const { db, clock } = call.services
    const day = dayOfMoment(data.begntime)
    if (day > clock.today()) refuse('date-in-future', { label: '开始时间', day })
    if (data.endtime !== '' && data.endtime < day) refuse('dates-backwards', { to: data.endtime, from: data.begntime })
    const institution = data.fixmedins_code === '' ? call.message.institution : data.fixmedins_code
    const file = await readFile(db, { personNo: data.psn_no, institution }, settlementParts)
    if (file === undefined) return refuseUnknownPerson(call, `psn_no ${data.psn_no}`)
    if (file.institution === undefined) return refuse('institution-unknown', { institution })
    const { birthDay } = file.identity
    if (birthDay !== null && day < birthDay) refuse('date-before-birth', { label: '开始时间', day, birthDay })
    const found = await checked(call, file, data)
    return call.answer(
      {
        trtinfo: [
          {
            psn_no: data.psn_no,
            trt_chk_type: fundCheck,
            fund_pay_type: FUNDS.pool.told[insuranceOf(data.insutype) ?? 'employee'].type,
            trt_enjymnt_flag: found.enjoyed ? '1' : '0',
            begndate: day,
            enddate: data.endtime === '' ? null : dayOfMoment(data.endtime),
            trt_chk_rslt: found.words,
            exp_content: null,
          },
        ],
      },
      [missingWarning(call)],
    )
  },
})

/** Whether the visit would settle, and what is said of it: why not, or from what bill on it would not. */
async function checked(call: Call, file: SettlingFile, data: Asked): Promise<{ enjoyed: boolean; words: string }> {
  try {
    const visit = visitAsked(call, file, data)
    const others = await readVisitsBeside(call.services.db, data.psn_no, visit)
    const ahead = { ...file, others }
    const refusal = refusalAhead(call, ahead, visit)
    if (refusal !== undefined) return { enjoyed: false, words: toldText(refusal, call) }
    const later = refusalAhead(call, ahead, visit, { totalFen: largeBillFen })
    return { enjoyed: true, words: later === undefined ? '' : `费用较高时可能不能结算：${toldText(later, call)}` }
  } catch (error) {
    if (error instanceof GatewayRefusal) return { enjoyed: false, words: error.text }
    if (error instanceof CareRefusal) return { enjoyed: false, words: toldText(error.refusal, call) }
    throw error
  }
}

/** The visit as it would be registered. Refuses what could not be. */
function visitAsked(call: Call, file: SettlingFile, data: Asked): VisitRow {
  const institution = file.institution!
  const kind = kindAt(institution.level, data.med_type, 'outpatient')
  if (kind === undefined) return refuse('med-type-unknown', { type: data.med_type })
  const [day, today] = [dayOfMoment(data.begntime), call.services.clock.today()]
  const enrolment = enrolmentNamed(file, data.insutype, day)
  const end = data.endtime === '' ? today : dayOfMoment(data.endtime)
  const visit: VisitRow = {
    visit_id: '',
    institution: institution.code,
    place: institution.place,
    pool: enrolment.pool,
    insurance: enrolment.insurance,
    kind,
    medical_type: data.med_type,
    emergency: isEmergency(data.med_type, data.exp_content),
    from_day: day,
    // A stay that is to last longer is reckoned by the law of today, as a look ahead at its registration is.
    to_day: kind === 'inpatient' ? (end < today ? end : today) : day,
    status: 'open',
    institution_visit_no: null,
    detail: flagDetail(data.exp_content),
  }
  if (kind === 'inpatient') return visit
  const disease = diseaseDetail(call, file, visit, { code: data.dise_codg, name: data.dise_name })
  return { ...visit, detail: { ...visit.detail, ...disease } }
}
