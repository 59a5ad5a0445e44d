import { code, flags, one, refuse, text, time } from '@yidi/contracts/interface'
import { planDisease } from '../../person/entitlements/index.ts'
import type { DiseaseApplication } from '../../person/entitlements/index.ts'
import { enrolmentOn } from '../../person/file/index.ts'
import { registerKind } from '../../person/registers/index.ts'
import { recordWritten, undoneOf } from '../../platform/records/index.ts'
import { runRecordCommand } from '../command.ts'
import { inInterfaceWords } from '../filing.ts'
import { dayOfMoment, missingWarning } from '../registration.ts'
import { command } from '../transaction.ts'

/**
 * 2503 人员慢特病备案: the hospital that diagnosed registers the disease. The kinds are those of the insured place; where
 * its law does not let the program decide, the application waits at the desk.
 */
export default command({
  infno: '2503',
  name: '人员慢特病备案',
  input: {
    data: one({
      psn_no: text('人员编号', 30, 'must'),
      insutype: code('险种类型', 'insutype', 'should'),
      opsp_dise_code: text('门慢门特病种目录代码', 30, 'must'),
      opsp_dise_name: text('门慢门特病种名称', 300, 'must'),
      tel: text('联系电话', 50, 'may'),
      addr: text('联系地址', 200, 'may'),
      insu_optins: text('参保机构医保区划', 6, 'should'),
      ide_fixmedins_no: text('鉴定定点医药机构编号', 30, 'should'),
      ide_fixmedins_name: text('鉴定定点医药机构名称', 200, 'should'),
      hosp_ide_date: time('医院鉴定日期', 'should'),
      diag_dr_codg: text('诊断医师编码', 30, 'should'),
      diag_dr_name: text('诊断医师姓名', 50, 'should'),
      begndate: time('开始日期', 'must'),
      enddate: time('结束日期', 'may'),
      exp_content: flags(),
      trt_dcla_detl_sn: text('待遇申报明细流水号', 30, 'may'),
      selfdef_splm_flag: text('自定义补充标志', 3, 'may'),
      memo: text('备注', 500, 'may'),
    }),
  },
  undoneSince: undoneOf(registerKind),
  run: async (call, { data }) => {
    const { db, clock, release } = call.services
    const today = clock.today()
    const from = dayOfMoment(data.begndate)
    const to = data.enddate === '' ? null : dayOfMoment(data.enddate)
    if (to !== null && to < from) refuse('dates-backwards', { to, from })
    const application: DiseaseApplication = {
      kind: data.opsp_dise_name === '' ? data.opsp_dise_code : data.opsp_dise_name,
      code: data.opsp_dise_code,
      hospital: data.ide_fixmedins_name === '' ? data.ide_fixmedins_no : data.ide_fixmedins_name,
      diagnosedOn: data.hosp_ide_date === '' ? today : dayOfMoment(data.hosp_ide_date),
      from,
      to,
      ...(data.diag_dr_name === '' ? {} : { doctor: data.diag_dr_name }),
      ...(data.memo === '' ? {} : { note: data.memo }),
      ...(data.tel === '' ? {} : { mobile: data.tel }),
    }
    return runRecordCommand(call, data.psn_no, registerKind, async (file) => {
      const pool = enrolmentOn(file, today)?.pool ?? refuse('not-enrolled', { day: today })
      const institution = call.message.institution
      const decision = await inInterfaceWords(() =>
        planDisease(
          { release, ciphers: db.ciphers },
          {
            personNo: data.psn_no,
            pool,
            by: { role: 'institution', kind: 'institution', id: institution },
            channel: 'hospital',
            today,
            birthDay: file.identity.birthDay,
          },
          application,
          file.registers,
        ),
      )
      const written = recordWritten(registerKind, undefined, file, decision, data.psn_no, clock.now())
      const { changes, record, events } = written
      return {
        changes,
        subjectId: decision.recordId,
        action: 'disease-registered',
        detail: { state: record.state },
        events,
        reply: call.answer({ result: { trt_dcla_detl_sn: decision.recordId, exp_content: null } }, [
          record.state === 'approved' ? '' : '已提交，由参保地经办机构审核，通过后可用5301查询',
          missingWarning(call),
        ]),
      }
    })
  },
})
