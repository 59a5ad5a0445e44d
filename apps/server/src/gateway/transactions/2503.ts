import { input2503, refuse } from '@yidi/contracts'
import { planDisease } from '../../person/entitlements/index.ts'
import type { DiseaseApplication } from '../../person/entitlements/index.ts'
import { enrolmentOn } from '../../person/file/index.ts'
import { registerKind } from '../../person/registers/index.ts'
import { recordWritten, undoneOf } from '../../platform/records/index.ts'
import { runRecordCommand } from '../command.ts'
import { inInterfaceWords } from '../filing.ts'
import { dayOfMoment, missingWarning } from '../registration.ts'
import type { Services } from '../services.ts'
import { transaction } from '../transaction.ts'

/**
 * 2503 人员慢特病备案: the hospital that diagnosed registers the disease. The kinds are those of the insured place; where
 * its law does not let the program decide, the application waits at the desk.
 */
export const registerDisease = transaction<Services, typeof input2503>(
  '2503',
  '人员慢特病备案',
  input2503,
  async (call, { data }) => {
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
    return runRecordCommand(call, data.psn_no, registerKind, undoneOf(registerKind), async (file) => {
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
)
