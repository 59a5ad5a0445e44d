import { holdsInState } from '@yidi/contracts'
import { one, text, time } from '@yidi/contracts/interface'
import { FILING_TYPES } from '@yidi/rules'
import { openPrivate } from '../../filing/apply/index.ts'
import { enrolmentOn, readFile } from '../../person/file/index.ts'
import type { FilingDetail, FilingRecord } from '../../person/file/index.ts'
import { placeName } from '../../platform/places/index.ts'
import { isAway } from '../../care/settlements/index.ts'
import { insuranceTypes } from '../insurance.ts'
import { openPerson, refuseUnknownPerson } from '../person.ts'
import { shanghaiMoment } from '../reply.ts'
import type { Call } from '../call.ts'
import { sexCode } from '../settlement-reply.ts'
import { query } from '../transaction.ts'

/** `dcla_souc`: by which door a filing came. */
const sources: Readonly<Record<string, string>> = { hospital: '01', counter: '02', community: '02', web: '03' }

/** 5304 转院信息查询: the referrals that were granted, whatever channel made them, by the day of the referral. */
export default query({
  infno: '5304',
  name: '转院信息查询',
  input: {
    data: one({
      psn_no: text('人员编号', 30, 'must'),
      begntime: time('开始时间', 'should'),
      endtime: time('结束时间', 'may'),
    }),
  },
  run: async (call, { data }) => {
    const { db } = call.services
    const { psn_no: personNo } = data
    const file = await readFile(db, { personNo }, ['identity', 'enrolments', 'wholeFilings'])
    if (file === undefined) return refuseUnknownPerson(call, `psn_no ${personNo}`)
    const person = openPerson(db, file)
    const [from, to] = [data.begntime.slice(0, 10), data.endtime === '' ? '9999-12-31' : data.endtime.slice(0, 10)]
    const referrals = file.filings.filter(
      (filing) =>
        FILING_TYPES[filing.type].needsReferral &&
        (holdsInState(filing.state) || filing.state === 'used') &&
        from <= referredOn(filing) &&
        referredOn(filing) <= to,
    )
    return call.answer({
      refmedin: referrals.map((filing) => ({
        insutype: insuranceTypes[enrolmentOn(file, filing.filedOn)?.insurance ?? 'employee'],
        psn_no: personNo,
        psn_cert_type: person.idKind,
        certno: person.idNumber,
        psn_name: person.name,
        gend: sexCode(person.sex),
        brdy: person.birthDay,
        insu_optins: filing.pool,
        emp_name: enrolmentOn(file, filing.filedOn)?.employer ?? '',
        ...referralRow(call, filing),
      })),
    })
  },
})

const detailOf = (filing: FilingRecord) => filing.application.detail as FilingDetail

/** The day of the hospital's opinion; a record from elsewhere may only know when it was filed. */
function referredOn(filing: FilingRecord): string {
  return detailOf(filing).referral?.on ?? filing.filedOn
}

function referralRow({ services }: Call, filing: FilingRecord): Record<string, unknown> {
  const { receiving } = detailOf(filing)
  const { mobile, address, reason, diagnosis } = openPrivate(services.db.ciphers, filing.application)
  const institution = filing.application.actor_kind === 'institution'
  return {
    dcla_souc: sources[filing.application.channel] ?? '99',
    tel: mobile,
    addr: address ?? '',
    diag_code: diagnosis?.code ?? '',
    diag_name: diagnosis?.name ?? '',
    dise_cond_dscr: '',
    reflin_medins_no: receiving?.institution ?? '',
    // Filed without naming a hospital: the filing opens the whole place.
    reflin_medins_name: receiving?.name ?? placeName(filing.destination),
    out_flag: isAway(services.release, filing.pool, filing.destination, filing.from) ? '1' : '0',
    refl_date: referredOn(filing),
    refl_rea: reason ?? '',
    begndate: filing.from,
    enddate: filing.to,
    hosp_agre_refl_flag: '1',
    opter_id: institution ? filing.application.actor : '',
    opter_name: '',
    opt_time: shanghaiMoment(new Date(filing.application.recorded_at)),
  }
}
