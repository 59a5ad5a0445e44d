import { input2206 } from '@yidi/contracts'
import { flagsOfMessage } from '../registration.ts'
import type { Services } from '../services.ts'
import { preSettle } from '../settle.ts'
import { transaction } from '../transaction.ts'

/** 2206 门诊预结算: reckons, writes nothing. */
export const preSettleOutpatient = transaction<Services, typeof input2206>(
  '2206',
  '门诊预结算',
  input2206,
  (call, { data }) =>
    preSettle(call, {
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
