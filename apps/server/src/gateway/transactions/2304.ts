import { input2304 } from '@yidi/contracts'
import { dayOfMoment, flagsOfMessage } from '../registration.ts'
import type { Services } from '../services.ts'
import { settle } from '../settle.ts'
import { transaction } from '../transaction.ts'

/** 2304 住院结算. */
export const settleStay = transaction<Services, typeof input2304>('2304', '住院结算', input2304, (call, { data }) =>
  settle(call, {
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
