import { code, one, refuse, text, time, yuanNumber } from '@yidi/contracts/interface'
import { sameName } from '@yidi/rules'
import { refusalOfMeasures } from '../../care/settlements/index.ts'
import { employerNames } from '../../filing/employers/index.ts'
import { benefitOn, enrolmentsOn, readFile } from '../../person/file/index.ts'
import type { FileWith } from '../../person/file/index.ts'
import type { Call } from '../call.ts'
import { personBehind } from '../credential.ts'
import { medicineAbroadOn } from '../../person/registers/index.ts'
import { insuranceTypes } from '../insurance.ts'
import { openPerson, refuseUnknownPerson } from '../person.ts'
import { ageOn, personType, sexCode } from '../settlement-reply.ts'
import { toldText } from '../told.ts'
import { query } from '../transaction.ts'

/**
 * 1101 人员信息获取: who is insured here, as what, and whether benefits are paid on the day. Asked by token (01),
 * identity card (02) or social security card (03), or by the certificate number that comes beside it.
 */
export default query({
  infno: '1101',
  name: '人员信息获取',
  input: {
    data: one({
      mdtrt_cert_type: code('就诊凭证类型', 'mdtrt_cert_type', 'should'),
      mdtrt_cert_no: text('就诊凭证编号', 50, 'may'),
      card_sn: text('卡识别码', 32, 'may'),
      begntime: time('开始时间', 'may'),
      psn_cert_type: code('人员证件类型', 'psn_cert_type', 'may'),
      certno: text('证件号码', 50, 'may'),
      psn_name: text('人员姓名', 50, 'may'),
    }),
  },
  run: async (call, input) => {
    const { db, clock } = call.services
    const { data } = input
    const { personNo, key } = await personBehind(call, data)
    if (personNo === undefined) return refuseUnknownPerson(call, key)
    const file = await readFile(db, { personNo }, ['identity', 'enrolments', 'benefits', 'registers', 'measures'])
    if (file === undefined) return refuseUnknownPerson(call, key)
    const person = openPerson(db, file)
    if (data.psn_name !== '' && !sameName(data.psn_name, person.name)) refuse('person-name-differs')
    const day = data.begntime === '' ? clock.today() : data.begntime.slice(0, 10)
    if (person.birthDay !== null && day < person.birthDay)
      refuse('date-before-birth', { label: '开始时间', day, birthDay: person.birthDay })
    const age = ageOn(person.birthDay, day)
    const names = await employerNames(
      db,
      enrolmentsOn(file, day).map(({ employer }) => employer),
    )
    const output = {
      baseinfo: {
        psn_no: personNo,
        psn_cert_type: person.idKind,
        certno: person.idNumber,
        psn_name: person.name,
        gend: sexCode(person.sex),
        naty: '',
        brdy: person.birthDay,
        age,
        exp_content: null,
      },
      insuinfo: insurances(file, day, age, names),
      idetinfo: [],
    }
    return call.answer(output, [...stoppedWarnings(call, file, day), ...measureWarnings(call, file, day)])
  },
})

/**
 * Why benefits are stopped on the day, with the month that is missing and whom to ask: no field of `insuinfo` can carry it, and whoever
 * reads the card must know before the bill.
 */
function stoppedWarnings(call: Call, file: FileWith<'enrolments' | 'benefits'>, day: string): string[] {
  return enrolmentsOn(file, day).flatMap(({ insurance }) => {
    const { status, reason } = benefitOn(file, insurance, day)
    return status === 'stopped' ? [toldText({ name: 'benefits-stopped', values: { day, reason } }, call)] : []
  })
}

/** A decision that keeps the person from settling directly: insured and entitled, and still to pay first. */
function measureWarnings(call: Call, file: FileWith<'measures'>, day: string): string[] {
  const refusal = refusalOfMeasures(file, day)
  return refusal === undefined ? [] : [toldText(refusal, call)]
}

/** One row an enrolment that holds on the day; the balance is that of both funds of the account. */
function insurances(
  file: FileWith<'enrolments' | 'benefits' | 'registers'>,
  day: string,
  age: number | null,
  names: ReadonlyMap<string, string>,
): Record<string, unknown>[] {
  // Medicine for abroad: benefits at home rest meanwhile.
  const abroad = medicineAbroadOn(file.registers, day)
  return enrolmentsOn(file, day).map((enrolment) => {
    const benefit = benefitOn(file, enrolment.insurance, day)
    const stopped = benefit.status === 'stopped'
    return {
      balc: yuanNumber(
        enrolment.insurance === 'employee' ? file.accounts.currentYearFen + file.accounts.pastYearFen : 0,
      ),
      insutype: insuranceTypes[enrolment.insurance],
      psn_type: personType(enrolment.category, age),
      psn_insu_stas: stopped || abroad !== undefined ? '2' : '1',
      psn_insu_date: enrolment.from,
      paus_insu_date: (stopped ? benefit.from : null) ?? abroad?.from ?? null,
      cvlserv_flag: '0',
      insuplc_admdvs: enrolment.pool,
      emp_name: enrolment.employer === null ? '' : (names.get(enrolment.employer) ?? enrolment.employer),
    }
  })
}
