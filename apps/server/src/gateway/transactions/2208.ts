import { input2208 } from '@yidi/contracts'
import type { Services } from '../services.ts'
import { undo } from '../settle.ts'
import { transaction } from '../transaction.ts'

/** 2208 门诊结算撤销: exact opposites under an id of their own. */
export const undoOutpatient = transaction<Services, typeof input2208>(
  '2208',
  '门诊结算撤销',
  input2208,
  (call, { data }) =>
    undo(call, { personNo: data.psn_no, visitId: data.mdtrt_id, settlementId: data.setl_id, inpatient: false }),
)
