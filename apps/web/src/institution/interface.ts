/** What the pages say in the fields of the national interface: the one place of the pages that spells them. */
import type { Cashier, OwnTransactionReply, Visit } from '@yidi/contracts'
import { amountOf, type DraftLine } from './draft.ts'

/** What a person is found by, as it was scanned, swiped or typed. */
export interface Credential {
  mdtrt_cert_type: '01' | '02' | '03'
  mdtrt_cert_no: string
}

/** The code of the phone, an ID number, else the number of a social security card; undefined for what is none of them. */
export function credentialOf(typed: string): Credential | undefined {
  const number = typed.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase()
  if (/^YD[2-9A-HJ-NP-Z]{28}$/.test(number)) return { mdtrt_cert_type: '01', mdtrt_cert_no: number }
  if (/^\d{17}[\dX]$/.test(number)) return { mdtrt_cert_type: '02', mdtrt_cert_no: number }
  return /^[0-9A-Z]{6,32}$/.test(number) ? { mdtrt_cert_type: '03', mdtrt_cert_no: number } : undefined
}

export interface Insurance {
  type: string
  pool: string
  balance: string
  stopped: boolean
}

export interface Patient {
  personNo: string
  name: string
  idNumber: string
  sex: string
  age: number | null
  insurances: readonly Insurance[]
  warning: string
  credential: Credential
}

interface PersonOutput {
  baseinfo: { psn_no: string; psn_name: string; certno: string; gend: string; age: number | null }
  insuinfo: { insutype: string; insuplc_admdvs: string; balc: number; psn_insu_stas: string }[]
}

export const personInput = (credential: Credential) => ({ data: { ...credential, certno: '', psn_name: '' } })

export function patientOf({ output, warning }: OwnTransactionReply, credential: Credential): Patient {
  const { baseinfo, insuinfo } = output as unknown as PersonOutput
  return {
    personNo: baseinfo.psn_no,
    name: baseinfo.psn_name,
    idNumber: baseinfo.certno,
    sex: baseinfo.gend,
    age: baseinfo.age,
    insurances: insuinfo.map((one) => ({
      type: one.insutype,
      pool: one.insuplc_admdvs,
      balance: one.balc.toFixed(2),
      stopped: one.psn_insu_stas !== '1',
    })),
    warning: worthTelling(warning),
    credential,
  }
}

/** Codes of insurance as people call them. */
export const insuranceTitles: Readonly<Record<string, string>> = { '310': '职工医保', '390': '城乡居民医保' }

/** Without what the clerk cannot mend: fields that only a system of their own would fill. */
export const worthTelling = (warning: string): string =>
  warning
    .split('；')
    .filter((one) => one !== '' && !one.startsWith('接口要求的项目未填'))
    .join('；')

/** What somebody is registered for. */
export type Care = 'outpatient' | 'emergency' | 'chronic' | 'inpatient' | 'urgent'

const medicalTypes = {
  outpatient: '11',
  emergency: '13',
  chronic: '14',
  inpatient: '21',
  urgent: '24',
} as const satisfies Record<Care, string>

export const isStay = (care: Care): boolean => care === 'inpatient' || care === 'urgent'

/** What is written at a registration. */
export interface Registration {
  care: Care
  insurance: string
  day: string
  /** The time of the day, kept while the form stands: a repeat says the same. */
  time: string
  ownNo: string
  department: string
  doctor: string
  bed: string
  diagnosis: string
  diagnosisCode: string
  disease: string
}

/** The time of the day, `HH:mm:ss`. */
export const clock = (): string => new Date().toLocaleTimeString('en-GB', { timeZone: 'Asia/Shanghai', hour12: false })
const startOf = (day: string): string => `${day} 00:00:00`

const diagnosesOf = ({ diagnosis, diagnosisCode }: Registration) =>
  diagnosis === ''
    ? []
    : [
        {
          ...{ diag_type: '1', maindiag_flag: '1', diag_srt_no: '1', vali_flag: '1' },
          ...{ diag_code: diagnosisCode, diag_name: diagnosis },
        },
      ]

export const outpatientInput = (patient: Patient, written: Registration) => ({
  data: {
    psn_no: patient.personNo,
    insutype: written.insurance,
    begntime: `${written.day} ${written.time}`,
    ...patient.credential,
    ipt_otp_no: written.ownNo,
    dr_name: written.doctor,
    dept_name: written.department,
  },
})

export const reportInput = (personNo: string, visit: string, written: Registration) => ({
  mdtrtinfo: {
    mdtrt_id: visit,
    psn_no: personNo,
    med_type: medicalTypes[written.care],
    begntime: `${written.day} ${written.time}`,
    dise_codg: written.disease,
  },
  diseinfo: diagnosesOf(written),
})

export const stayInput = (patient: Patient, written: Registration) => ({
  mdtrtinfo: {
    psn_no: patient.personNo,
    insutype: written.insurance,
    begntime: `${written.day} ${written.time}`,
    ...patient.credential,
    med_type: medicalTypes[written.care],
    ipt_no: written.ownNo,
    chfpdr_name: written.doctor,
    adm_dept_name: written.department,
    adm_bed: written.bed,
    adm_diag_dscr: written.diagnosis,
    dscg_maindiag_code: written.diagnosisCode,
    dscg_maindiag_name: written.diagnosis,
  },
  diseinfo: diagnosesOf(written),
})

/** The chronic diseases that are registered for somebody. */
export const diseasesInput = (personNo: string) => ({ data: { psn_no: personNo } })

export const diseasesOf = ({ output }: OwnTransactionReply): { code: string; name: string }[] =>
  (output?.['feedetail'] as { opsp_dise_code: string; opsp_dise_name: string }[]).map((one) => ({
    code: one.opsp_dise_code,
    name: one.opsp_dise_name,
  }))

/** The number of the visit that a registration made. */
export const visitMade = ({ output }: OwnTransactionReply): string =>
  ((output?.['data'] ?? output?.['result']) as { mdtrt_id: string }).mdtrt_id

/** The number of the visit that a purchase made. */
export const visitBought = ({ output }: OwnTransactionReply): string =>
  (output?.['setlinfo'] as { mdtrt_id: string }).mdtrt_id

const lineFields = (line: DraftLine, serial: string, day: string) => ({
  feedetl_sn: serial,
  rx_circ_flag: '0',
  fee_ocur_time: startOf(line.day ?? day),
  med_list_codg: line.code,
  medins_list_codg: line.code,
  det_item_fee_sumamt: amountOf(line),
  cnt: line.quantity,
  pric: line.price,
})

/** `useAccounts` false: the person does not want the own account to pay. */
const accountFlag = (useAccounts: boolean) => (useAccounts ? '' : '0')

interface Sale {
  patient: Patient
  insurance: string
  lines: readonly DraftLine[]
  total: string
  useAccounts: boolean
  day: string
}

/** A purchase whole: who, what, and what it comes to. */
export const saleInput = ({ patient, insurance, lines, total, useAccounts, day }: Sale) => ({
  druginfo: {
    psn_no: patient.personNo,
    ...patient.credential,
    begntime: startOf(day),
    medfee_sumamt: total,
    insutype: insurance,
    acct_used_flag: accountFlag(useAccounts),
    med_type: '41',
  },
  drugdetail: lines.map((line, index) => lineFields(line, String(index + 1), day)),
})

/** Which transactions a visit goes by. */
export function stepsOf(kind: Visit['visit']['kind'], atPharmacy: Cashier['pharmacy']) {
  if (kind === 'inpatient')
    return { cancel: '2404', upload: '2301', empty: '2302', reckon: '2303', settle: '2304', undo: '2305' } as const
  const undo = atPharmacy ? '2103' : '2208'
  return { cancel: '2202', upload: '2204', empty: '2205', reckon: '2206', settle: '2207', undo } as const
}

const ofVisit = ({ visit, person }: Visit) => ({ psn_no: person.personNo, mdtrt_id: visit.id })

export const cancelInput = (whole: Visit) => ({
  data: { ...ofVisit(whole), ipt_otp_no: whole.visit.institutionVisitNo ?? '' },
})

/** Everything that is not settled is taken back. */
export const emptyInput = (whole: Visit) => ({
  data: { ...ofVisit(whole), ...(whole.visit.kind === 'inpatient' ? { feedetl_sn: '0000' } : { chrg_bchno: '0000' }) },
})

export function linesInput(whole: Visit, lines: readonly DraftLine[], day: string) {
  const batch = `B${String(Date.now())}`
  return {
    feedetail: lines.map((line, index) => ({
      ...lineFields(line, `${batch}-${String(index + 1)}`, day),
      ...ofVisit(whole),
      ...(whole.visit.kind === 'inpatient' ? {} : { chrg_bchno: batch }),
      hosp_appr_flag: '0',
    })),
  }
}

export const billInput = (whole: Visit, total: string, useAccounts: boolean, binding?: unknown) => ({
  data: {
    ...ofVisit(whole),
    mdtrt_cert_type: '02',
    medfee_sumamt: total,
    psn_setlway: '01',
    acct_used_flag: accountFlag(useAccounts),
    mid_setl_flag: '0',
    ...(binding === undefined ? {} : { exp_content: binding }),
  },
})

/** What a settlement sends back so that it is the bill that was shown and no other. */
export const bindingOf = ({ output }: OwnTransactionReply): unknown =>
  (output?.['setlinfo'] as { exp_content?: unknown } | undefined)?.exp_content

export const undoInput = (whole: Visit, settlement: string) => ({ data: { ...ofVisit(whole), setl_id: settlement } })

export const dischargeInput = (whole: Visit, { day, time, way }: { day: string; time: string; way: string }) => ({
  dscginfo: { ...ofVisit(whole), endtime: `${day} ${time}`, dscg_way: way },
  diseinfo: [],
})

export const stayOnInput = (whole: Visit) => ({ data: ofVisit(whole) })
