import { input2206 } from '@yidi/contracts'
import type { Services } from '../services.ts'
import { outpatientRequest } from '../settle-request.ts'
import { preSettle } from '../settle.ts'
import { transaction } from '../transaction.ts'

/** 2206 门诊预结算: reckons, writes nothing. */
export const preSettleOutpatient = transaction<Services, typeof input2206>(
  '2206',
  '门诊预结算',
  input2206,
  (call, { data }) => preSettle(call, outpatientRequest(data)),
)
