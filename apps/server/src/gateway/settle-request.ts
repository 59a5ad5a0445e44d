/** What a settlement asks, read from its message: pre-settlement and settlement of one kind ask the same. */
import { refuse } from '@yidi/contracts/interface'
import type { Flags } from '@yidi/contracts/interface'
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
  /** Number of the invoice; empty: not said. */
  invoice: string
  insuranceType: string
  /** Whether the person's own account pays. */
  useAccounts: boolean
  /** Last day of a stay that is not discharged yet; empty: not said. */
  dischargeDay: string
  midStay: boolean
  flags: Flags
  /** The pre-settlement that the result must be the same as; empty: whatever it is. */
  preSettled: string
  credentialType: string
  credentialNo: string
}

/** The fields that all four have. */
interface SettleData {
  psn_no: string
  mdtrt_id: string
  medfee_sumamt: number
  /** A settlement alone has one. */
  invono?: string
  insutype: string
  acct_used_flag: string
  exp_content: Flags
  mdtrt_cert_type: string
  mdtrt_cert_no: string
}

function sameOfBoth(data: SettleData) {
  const { PRE_SETL_NO: preSettled = '', ...flags } = data.exp_content
  return {
    personNo: data.psn_no,
    visitId: data.mdtrt_id,
    totalFen: data.medfee_sumamt,
    invoice: data.invono ?? '',
    insuranceType: data.insutype,
    useAccounts: usesAccounts(data.acct_used_flag),
    flags,
    preSettled,
    credentialType: data.mdtrt_cert_type,
    credentialNo: data.mdtrt_cert_no,
  }
}

/**
 * `acct_used_flag`: 0 no account, 1 or nothing the person's own. Refuses what the platform cannot do, so that nobody's own
 * account pays for a flag that means another's.
 */
export function usesAccounts(flag: string): boolean {
  if (flag === '2') refuse('account-sharing-not-open')
  return flag !== '0'
}

/** Of 2206 and 2207. */
export function outpatientRequest(data: SettleData & { med_type: string; chrg_bchno: string }): SettleRequest {
  const own = { medicalType: data.med_type, batch: data.chrg_bchno }
  return { ...sameOfBoth(data), ...own, inpatient: false, dischargeDay: '', midStay: false }
}

/** Of 2303 and 2304. */
export function stayRequest(data: SettleData & { dscgTime: string; mid_setl_flag: string }): SettleRequest {
  const own = { dischargeDay: dayOfMoment(data.dscgTime), midStay: data.mid_setl_flag === '1' }
  return { ...sameOfBoth(data), ...own, inpatient: true, medicalType: '', batch: '' }
}
