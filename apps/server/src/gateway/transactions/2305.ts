import { input2305 } from '@yidi/contracts'
import type { Services } from '../services.ts'
import { undo } from '../settle.ts'
import { transaction } from '../transaction.ts'

/** 2305 住院结算撤销: exact opposites under an id of their own. */
export const undoStay = transaction<Services, typeof input2305>('2305', '住院结算撤销', input2305, (call, { data }) =>
  undo(call, { personNo: data.psn_no, visitId: data.mdtrt_id, settlementId: data.setl_id, inpatient: true }),
)
