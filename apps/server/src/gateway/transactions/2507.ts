import { code, one, refuse, text, time } from '@yidi/contracts/interface'
import type { InputOf } from '@yidi/contracts/interface'
import { sameName } from '@yidi/rules'
import { accidentThere, planAccident } from '../../person/entitlements/index.ts'
import type { Accident } from '../../person/entitlements/index.ts'
import { enrolmentOn } from '../../person/file/index.ts'
import type { RecordsFile } from '../../person/file/index.ts'
import { registerKind } from '../../person/registers/index.ts'
import { recordWritten, undoneOf } from '../../platform/records/index.ts'
import type { Call } from '../call.ts'
import { runRecordCommand } from '../command.ts'
import { openPerson } from '../person.ts'
import { dayOfMoment, missingWarning } from '../registration.ts'
import { command } from '../transaction.ts'

const input = {
  data: one({
    dcla_souc: code('申报来源', 'dcla_souc', 'should'),
    insutype: code('险种类型', 'insutype', 'may'),
    psn_no: text('人员编号', 30, 'must'),
    psn_cert_type: code('人员证件类型', 'psn_cert_type', 'may'),
    certno: text('证件号码', 50, 'may'),
    psn_name: text('人员姓名', 50, 'may'),
    tel: text('联系电话', 50, 'may'),
    addr: text('联系地址', 500, 'may'),
    insu_admdvs: text('参保所属医保区划', 6, 'may'),
    mdtrtarea_admdvs: text('就医地医保区划', 6, 'may'),
    fixmedins_code: text('定点医药机构编号', 30, 'may'),
    fixmedins_name: text('定点医药机构名称', 200, 'may'),
    adm_time: time('入院时间', 'may'),
    trum_time: time('受伤时间', 'should'),
    trum_site: text('受伤地点', 200, 'should'),
    trum_rea: text('致伤原因', 200, 'should'),
    chk_pay_flag: text('审核支付标志', 3, 'may'),
    agnter_name: text('代办人姓名', 50, 'may'),
    agnter_tel: text('代办人联系方式', 30, 'may'),
    begndate: time('开始日期', 'must'),
    enddate: time('结束日期', 'may'),
    memo: text('备注', 500, 'may'),
  }),
}
type Asked = InputOf<typeof input>['data']

/**
 * 2507 人员意外伤害备案: how an injury came about and whether a third party has a part in it. It waits at the desk of the insured
 * place; a settlement of the days that it names no longer asks for it.
 */
export default command({
  infno: '2507',
  name: '人员意外伤害备案',
  input,
  undoneSince: undoneOf(registerKind),
  run: async (call, { data }) => {
    const { db, clock } = call.services
    const today = clock.today()
    const accident = accidentOf(data)
    return runRecordCommand(call, data.psn_no, registerKind, (file) => {
      checkPerson(call, file, data)
      checkDays(file, accident, today)
      const pool = enrolmentOn(file, today)?.pool ?? refuse('not-enrolled', { day: today })
      const there = accidentThere(file.registers, accident)
      if (there !== undefined) refuse('accident-there', { day: accident.injuredOn, number: there.recordId })
      const by = { role: 'institution', kind: 'institution', id: call.message.institution } as const
      const { birthDay } = file.identity
      const applying = { personNo: data.psn_no, pool, by, channel: 'hospital', today, birthDay }
      const decision = planAccident(db.ciphers, applying, accident)
      const { changes, record, events } = recordWritten(
        registerKind,
        undefined,
        file,
        decision,
        data.psn_no,
        clock.now(),
      )
      return {
        changes,
        subjectId: decision.recordId,
        action: 'accident-registered',
        detail: { state: record.state },
        events,
        reply: call.answer({ result: { trt_dcla_detl_sn: decision.recordId } }, [missingWarning(call)]),
      }
    })
  },
})

function accidentOf(data: Asked): Accident {
  const from = dayOfMoment(data.begndate)
  const agent = [data.agnter_name, data.agnter_tel].filter((word) => word !== '').join(' ')
  return {
    injuredOn: data.trum_time === '' ? from : dayOfMoment(data.trum_time),
    where: data.trum_site,
    cause: data.trum_rea,
    note: data.memo,
    hospital: data.fixmedins_name === '' ? data.fixmedins_code : data.fixmedins_name,
    admittedOn: dayOfMoment(data.adm_time),
    mobile: data.tel,
    agent,
    from,
    to: data.enddate === '' ? null : dayOfMoment(data.enddate),
  }
}

function checkPerson({ services }: Call, file: RecordsFile, { psn_name: name, certno }: Asked): void {
  const person = openPerson(services.db, file)
  if (name !== '' && !sameName(name, person.name)) refuse('person-name-differs')
  if (certno !== '' && certno.toUpperCase() !== person.idNumber.toUpperCase()) refuse('person-certificate-differs')
}

function checkDays({ identity }: RecordsFile, { injuredOn, from, to }: Accident, today: string): void {
  if (injuredOn > today) refuse('date-in-future', { label: '受伤时间', day: injuredOn })
  if (to !== null && to < from) refuse('dates-backwards', { to, from })
  const { birthDay } = identity
  if (birthDay !== null && injuredOn < birthDay)
    refuse('date-before-birth', { label: '受伤时间', day: injuredOn, birthDay })
}
