import { input2303 } from '@yidi/contracts'
import type { Services } from '../services.ts'
import { stayRequest } from '../settle-request.ts'
import { preSettle } from '../settle.ts'
import { transaction } from '../transaction.ts'

/** 2303 住院预结算: reckons, writes nothing; also before the discharge. */
export const preSettleStay = transaction<Services, typeof input2303>(
  '2303',
  '住院预结算',
  input2303,
  (call, { data }) => preSettle(call, stayRequest(data)),
)
