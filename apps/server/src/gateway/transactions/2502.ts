import { filingStates } from '@yidi/contracts'
import { one, refuse, text } from '@yidi/contracts/interface'
import { filingKind } from '../../filing/record/index.ts'
import { referralBy, referralChanges, withdrawalOf } from '../../filing/referrals/index.ts'
import { runRecordCommand } from '../command.ts'
import { senderOf } from '../filing.ts'
import { missingWarning } from '../registration.ts'
import { command } from '../transaction.ts'
import { nothingUndoes } from '../../person/commands/index.ts'

/** 2502 转院备案撤销: by the hospital that made it; one that has begun ends today, what was settled stays settled. */
export default command({
  infno: '2502',
  name: '转院备案撤销',
  input: {
    data: one({
      trt_dcla_detl_sn: text('待遇申报明细流水号', 30, 'must'),
      psn_no: text('人员编号', 30, 'must'),
      memo: text('备注', 500, 'may'),
    }),
  },
  undoneSince: nothingUndoes,
  run: async (call, { data }) => {
    const { db, clock, release } = call.services
    const { psn_no: personNo, trt_dcla_detl_sn: number } = data
    const hospital = await senderOf(call)
    return runRecordCommand(call, personNo, filingKind, ({ filings }) => {
      const record = referralBy(hospital, filings, number) ?? refuse('referral-unknown', { number })
      const decision =
        withdrawalOf(hospital, record, data.memo, clock.today()) ??
        refuse('referral-over', { number, state: filingStates[record.state].title })
      const context = { database: db, clock, release }
      const { events } = referralChanges(context, personNo, filings, decision)
      return {
        changes: { filing_action: decision.rows },
        subjectId: number,
        action: 'referral-withdrawn',
        events,
        reply: call.answer(null, [missingWarning(call)]),
      }
    })
  },
})
