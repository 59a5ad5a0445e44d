import { input2304 } from '@yidi/contracts'
import type { Services } from '../services.ts'
import { stayRequest } from '../settle-request.ts'
import { settle } from '../settle.ts'
import { transaction } from '../transaction.ts'

/** 2304 住院结算. */
export const settleStay = transaction<Services, typeof input2304>('2304', '住院结算', input2304, (call, { data }) =>
  settle(call, stayRequest(data)),
)
