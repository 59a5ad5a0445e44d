import { input2207 } from '@yidi/contracts'
import type { Services } from '../services.ts'
import { outpatientRequest } from '../settle-request.ts'
import { settle } from '../settle.ts'
import { transaction } from '../transaction.ts'

/** 2207 门诊结算. */
export const settleOutpatient = transaction<Services, typeof input2207>(
  '2207',
  '门诊结算',
  input2207,
  (call, { data }) => settle(call, outpatientRequest(data)),
)
