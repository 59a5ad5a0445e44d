/** What a settlement asks, read from its message: pre-settlement and settlement of one kind ask the same. */
import { refuse } from '@yidi/contracts/interface'
import type { Flags } from '@yidi/contracts/interface'
import type { Release } from '@yidi/rules'
import { accountSharingOn } from '../person/entitlements/index.ts'
import { dayOfMoment } from './registration.ts'

export interface SettleRequest extends AccountUse {
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
    ...accountUse(data.acct_used_flag),
    flags,
    preSettled,
    credentialType: data.mdtrt_cert_type,
    credentialNo: data.mdtrt_cert_no,
  }
}

/** What `acct_used_flag` asks for. */
interface AccountUse {
  /** Whether the person's own account pays. */
  useAccounts: boolean
  /** Whether what members of the family shared pays after it. */
  useShares: boolean
  /** Asked for by name: refused where the person's pool does not let accounts be shared. */
  asksForShares: boolean
}

/**
 * `acct_used_flag`: 0 no account, 1 the person's own alone, 2 the person's own and then what members of the family shared. Left out, it
 * is as 2: what a person has accepted is meant to be used.
 */
export function accountUse(flag: string): AccountUse {
  return { useAccounts: flag !== '0', useShares: flag === '2' || flag === '', asksForShares: flag === '2' }
}

/** Refuses where shared money is asked for and the pool's law does not let accounts be shared, so that nobody pays for a flag by mistake. */
export function refuseClosedSharing(release: Release, asks: boolean, pool: string, day: string): void {
  if (asks && accountSharingOn(release, pool, day).rule !== 'allowed')
    refuse('account-sharing-not-open', { pool: nameOf(release, pool) })
}

const nameOf = (release: Release, pool: string): string => release.pools.get(pool)?.pool.short ?? pool

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
