import { input2207 } from '@yidi/contracts'
import { flagsOfMessage } from '../registration.ts'
import type { Services } from '../services.ts'
import { settle } from '../settle.ts'
import { transaction } from '../transaction.ts'

/** 2207 门诊结算. */
export const settleOutpatient = transaction<Services, typeof input2207>(
  '2207',
  '门诊结算',
  input2207,
  (call, { data }) =>
    settle(call, {
      personNo: data.psn_no,
      visitId: data.mdtrt_id,
      inpatient: false,
      medicalType: data.med_type,
      batch: data.chrg_bchno,
      totalFen: data.medfee_sumamt,
      insuranceType: data.insutype,
      accountFlag: data.acct_used_flag,
      dischargeDay: '',
      midStay: false,
      flags: flagsOfMessage(data),
      credentialType: data.mdtrt_cert_type,
      credentialNo: data.mdtrt_cert_no,
    }),
)
