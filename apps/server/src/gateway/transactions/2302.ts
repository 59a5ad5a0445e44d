import { either, flags, refuse, text } from '@yidi/contracts/interface'
import { planVoid, requireStay, visitOf } from '../../care/visits/index.ts'
import { runCommand } from '../command.ts'
import { voidStands } from '../effect.ts'
import { command } from '../transaction.ts'

/** The word for "all lines that are not settled": 0000, which as a number has lost its zeros; no line has such a serial. */
const everything = /^0+$/

/** 2302 住院费用明细撤销: lines by number, or with 0000 everything that is not settled. */
export default command({
  infno: '2302',
  name: '住院费用明细撤销',
  input: {
    data: either({
      feedetl_sn: text('费用明细流水号', 30, 'must'),
      mdtrt_id: text('就诊ID', 30, 'must'),
      psn_no: text('人员编号', 30, 'must'),
      exp_content: flags(),
    }),
  },
  undoneSince: voidStands,
  run: (call, input) => {
    const { psn_no: personNo, mdtrt_id: visitId } = input.data[0]!
    if (input.data.some((row) => row.mdtrt_id !== visitId || row.psn_no !== personNo)) refuse('lines-of-several-visits')
    const serials = input.data.map((row) => row.feedetl_sn)
    const which = serials.some((serial) => everything.test(serial)) ? ({ all: true } as const) : { serials }
    return runCommand(call, personNo, visitId, (file) => {
      const visit = visitOf(file, visitId)
      requireStay(visit, true)
      return {
        changes: planVoid(file, visit, which),
        subjectId: visitId,
        action: 'fees-voided',
        detail: { lines: serials.length },
        reply: call.answer(null),
      }
    })
  },
})
