/** What a settlement asks, read from its message: pre-settlement and settlement of one kind ask the same. */
import type { Flags, InputOf, input2206, input2207, input2303, input2304 } from '@yidi/contracts'
import { refuse } from '@yidi/contracts'
import { dayOfMoment } from './registration.ts'

export interface SettleRequest {
  personNo: string
  visitId: string
  inpatient: boolean
  /** `med_type` of an outpatient settlement; empty: as registered. */
  medicalType: string
  /** Outpatient: only the lines of this charging batch; empty: all that are not settled. */
  batch: string
  /** What the institution reckons the bill to be; 0: not said. */
  totalFen: number
  insuranceType: string
  /** `acct_used_flag`: 0 no account, 1 or nothing the person's own. */
  accountFlag: string
  /** Last day of a stay that is not discharged yet; empty: not said. */
  dischargeDay: string
  midStay: boolean
  flags: Flags
  credentialType: string
  credentialNo: string
}

type OutpatientData = InputOf<typeof input2206 | typeof input2207>['data']
type StayData = InputOf<typeof input2303 | typeof input2304>['data']

function sameOfBoth(data: OutpatientData | StayData) {
  return {
    personNo: data.psn_no,
    visitId: data.mdtrt_id,
    totalFen: data.medfee_sumamt,
    insuranceType: data.insutype,
    accountFlag: accountFlagOf(data.acct_used_flag),
    flags: data.exp_content,
    credentialType: data.mdtrt_cert_type,
    credentialNo: data.mdtrt_cert_no,
  }
}

/** Refuses what the platform cannot do, so that nobody's own account pays for a flag that means another's. */
function accountFlagOf(flag: string): string {
  if (flag === '2') refuse('account-sharing-not-open')
  return flag
}

/** Of 2206 and 2207. */
export function outpatientRequest(data: OutpatientData): SettleRequest {
  const own = { medicalType: data.med_type, batch: data.chrg_bchno }
  return { ...sameOfBoth(data), ...own, inpatient: false, dischargeDay: '', midStay: false }
}

/** Of 2303 and 2304. */
export function stayRequest(data: StayData): SettleRequest {
  const own = { dischargeDay: dayOfMoment(data.dscgTime), midStay: data.mid_setl_flag === '1' }
  return { ...sameOfBoth(data), ...own, inpatient: true, medicalType: '', batch: '' }
}
