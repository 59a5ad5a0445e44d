import { input2303 } from '@yidi/contracts'
import { dayOfMoment, flagsOfMessage } from '../registration.ts'
import type { Services } from '../services.ts'
import { preSettle } from '../settle.ts'
import { transaction } from '../transaction.ts'

/** 2303 住院预结算: reckons, writes nothing; also before the discharge. */
export const preSettleStay = transaction<Services, typeof input2303>(
  '2303',
  '住院预结算',
  input2303,
  (call, { data }) =>
    preSettle(call, {
      personNo: data.psn_no,
      visitId: data.mdtrt_id,
      inpatient: true,
      medicalType: '',
      batch: '',
      totalFen: data.medfee_sumamt,
      insuranceType: data.insutype,
      accountFlag: data.acct_used_flag,
      dischargeDay: dayOfMoment(data.dscgTime),
      midStay: data.mid_setl_flag === '1',
      flags: flagsOfMessage(data),
      credentialType: data.mdtrt_cert_type,
      credentialNo: data.mdtrt_cert_no,
    }),
)
