import { registerStates } from '@yidi/contracts'
import { one, refuse, text } from '@yidi/contracts/interface'
import { recordContentOf, recordWritten } from '../../platform/records/index.ts'
import { registerKind, registerRows } from '../../person/registers/index.ts'
import type { RegisterDecision } from '../../person/registers/index.ts'
import { runRecordCommand } from '../command.ts'
import { missingWarning } from '../registration.ts'
import { command } from '../transaction.ts'
import { nothingUndoes } from '../../person/commands/index.ts'

/** 2504 人员慢特病备案撤销: by the hospital that registered it; one that was granted ends today. */
export default command({
  infno: '2504',
  name: '人员慢特病备案撤销',
  input: {
    data: one({
      trt_dcla_detl_sn: text('待遇申报明细流水号', 30, 'must'),
      psn_no: text('人员编号', 30, 'must'),
      memo: text('备注', 500, 'should'),
    }),
  },
  undoneSince: nothingUndoes,
  run: async (call, { data }) => {
    const { clock } = call.services
    const { psn_no: personNo, trt_dcla_detl_sn: number } = data
    return runRecordCommand(call, personNo, registerKind, (file) => {
      const today = clock.today()
      const institution = call.message.institution
      const records = file.registers
      const record =
        records.find(
          ({ recordId, kind, actions }) =>
            recordId === number && kind === 'designated-disease' && actions[0]?.actor === institution,
        ) ?? refuse('disease-unknown', { number })
      if (record.state !== 'applied' && record.state !== 'approved')
        refuse('disease-over', { number, state: registerStates[record.state].title })
      const by = { role: 'institution', kind: 'institution', id: institution } as const
      const ends = record.state === 'approved'
      const shortened = ends && record.from <= today && (record.to === null || today < record.to)
      const content = recordContentOf(record, shortened ? { to: today } : {})
      const detail = data.memo === '' ? {} : { reason: data.memo }
      const move = { action: ends ? 'end' : 'withdraw', by, detail } as const
      const { channel } = record.application
      const decision: RegisterDecision = {
        recordId: number,
        rows: registerRows(content, record.state, record.actions.length, [move], today, channel),
        audit: [],
        title: '规定病种登记',
      }
      const { changes, events } = recordWritten(registerKind, undefined, file, decision, personNo, clock.now())
      return {
        changes,
        subjectId: number,
        action: 'disease-withdrawn',
        events,
        reply: call.answer(null, [missingWarning(call)]),
      }
    })
  },
})
