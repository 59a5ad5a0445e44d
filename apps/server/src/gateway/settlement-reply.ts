import { yuanNumber } from '@yidi/contracts/interface'
import { FUNDS, FUND_FIELDS } from '@yidi/rules'
import type { Category, Insurance, VisitKind } from '@yidi/rules'
import type { ReckonedFen } from '../care/settlements/index.ts'
import { insuranceTypes } from './insurance.ts'

/** What `setlinfo` and `setldetail` are made from; amounts in fen, negative for an undo. */
export interface SettlementReply {
  visitId: string
  /** null for a pre-settlement, which has no settlement yet. */
  settlementId: string | null
  /** `yyyy-MM-dd HH:mm:ss`; null for a pre-settlement. */
  settledAt: string | null
  /** First day of the visit. */
  begin: string
  /** Last day of the visit; the age is reckoned on it. */
  day: string
  person: {
    personNo: string
    name: string
    idKind: string
    idNumber: string
    sex: 'male' | 'female' | null
    birthDay: string | null
  }
  pool: string
  insurance: Insurance
  category: Category
  kind: VisitKind
  medicalType: string
  credentialType: string
  /** Message id of the sender: the institution's own settlement number. */
  msgid: string
  amounts: ReckonedFen
  /** What members of the family shared of what the account pays; fen. */
  sharedFen: number
  prepaymentRate: string
  /** Sentences of the explanation, in order. */
  sentences: readonly string[]
  /** Both funds of the person's own account after this. */
  balanceFen: number
}

/** `psn_type` of the interface's base table. */
const personTypes = {
  active: '11',
  retired: '12',
  'founding-worker': '34',
  resident: '15',
} as const satisfies Record<Category, string>

/** `clr_type` of the national base. */
const clearingTypes = {
  outpatient: '11',
  'designated-disease': '14',
  inpatient: '21',
  pharmacy: '41',
} as const satisfies Record<VisitKind, string>

/** The kind of visit that is cleared as a `clr_type`; null for one by which none is. */
export function visitKindOf(clearingType: string): VisitKind | null {
  const found = Object.entries(clearingTypes).find(([, type]) => type === clearingType)
  return found === undefined ? null : (found[0] as VisitKind)
}

/** Item by item: the way costs between regions are cleared here. */
const clearingByItem = '1'

/** `psn_type`; residents under 18 and from 60 on have types of their own (14, 16). */
export function personType(category: Category, age: number | null): string {
  if (category === 'resident' && age !== null) {
    if (age < 18) return '14'
    if (age >= 60) return '16'
  }
  return personTypes[category]
}

/** `gend`. */
export function sexCode(sex: 'male' | 'female' | null): string {
  return sex === 'male' ? '1' : sex === 'female' ? '2' : '0'
}

/** Completed years on a day; null when the birthday is not known. */
export function ageOn(birthDay: string | null, day: string): number | null {
  if (birthDay === null) return null
  const years = Number(day.slice(0, 4)) - Number(birthDay.slice(0, 4))
  return day.slice(5) < birthDay.slice(5) ? years - 1 : years
}

/**
 * `setlinfo`: the amounts by the table of the gateway contract. The identities of the interface hold by construction:
 * the total is funds plus person, and own pay, ceiling, own share and scope add up to the total.
 */
export function settlementInfo(reply: SettlementReply): Record<string, unknown> {
  const { amounts, person } = reply
  const account = amounts.accountCurrentYear + amounts.accountPastYear
  const age = ageOn(person.birthDay, reply.day)
  const info: Record<string, unknown> = {
    setl_id: reply.settlementId,
    mdtrt_id: reply.visitId,
    psn_no: person.personNo,
    psn_name: person.name,
    psn_cert_type: person.idKind,
    certno: person.idNumber,
    gend: sexCode(person.sex),
    naty: '',
    brdy: person.birthDay,
    age,
    insutype: insuranceTypes[reply.insurance],
    psn_type: personType(reply.category, age),
    cvlserv_flag: '0',
    // A pre-settlement has no time of settlement, not even an empty one (gateway contract, "Messages").
    ...(reply.settledAt === null ? {} : { setl_time: reply.settledAt }),
    mdtrt_cert_type: reply.credentialType,
    med_type: reply.medicalType,
    medfee_sumamt: yuanNumber(amounts.total),
    fulamt_ownpay_amt: yuanNumber(amounts.outOfScope),
    overlmt_selfpay: yuanNumber(amounts.overCeiling),
    preselfpay_amt: yuanNumber(amounts.ownShare),
    inscp_scp_amt: yuanNumber(amounts.inScope),
    act_pay_dedc: yuanNumber(amounts.deductible),
    ...fundFields(reply),
    pool_prop_selfpay: poolRatio(amounts),
    fund_pay_sumamt: yuanNumber(amounts.fundTotal),
    psn_part_amt: yuanNumber(account + amounts.cash),
    acct_pay: yuanNumber(account),
    psn_cash_pay: yuanNumber(amounts.cash),
    hosp_part_amt: 0,
    balc: yuanNumber(reply.balanceFen),
    acct_mulaid_pay: yuanNumber(reply.sharedFen),
    medins_setl_id: reply.msgid,
    clr_optins: reply.pool,
    clr_way: clearingByItem,
    clr_type: clearingTypes[reply.kind],
    exp_content: null,
  }
  return info
}

/** Each fund in the field the interface has for it; together they are `fund_pay_sumamt`. */
function fundFields({ amounts, insurance }: SettlementReply): Record<string, number> {
  const fen = new Map<string, number>(FUND_FIELDS.map((field) => [field, 0]))
  for (const paid of amounts.funds) {
    const { field } = FUNDS[paid.fund].told[insurance]
    fen.set(field, fen.get(field)! + paid.fen)
  }
  return Object.fromEntries([...fen].map(([field, sum]) => [field, yuanNumber(sum)]))
}

/** `setlinfo` of an undo: the same amounts below nought; the interface's misspelt cash field beside the right one. */
export function undoInfo(reply: SettlementReply): Record<string, unknown> {
  const info = settlementInfo(reply)
  return {
    ...info,
    pdn_cash_pay: info['psn_cash_pay'],
    insu_admdvs: reply.pool,
    begndate: reply.begin,
    enddate: reply.day,
    // 2 is what real platforms were seen to send for a settlement at the institution.
    setl_type: '2',
    crt_dedc: info['act_pay_dedc'],
  }
}

/** The pool fund's part of what is shared, 0 to 1 with four places. */
function poolRatio(amounts: ReckonedFen): number {
  const sharedFen = amounts.eligible - amounts.deductible - amounts.accountCurrentYear
  return sharedFen === 0 ? 0 : Math.min(1, Math.round((amounts.fundPool / sharedFen) * 10_000) / 10_000)
}

interface DetailLine {
  fund_pay_type: string
  inscp_scp_amt: number
  crt_payb_lmt_amt: number | null
  fund_payamt: number
  fund_pay_type_name: string
  setl_proc_info: string | null
}

/**
 * `setldetail`: one line a kind of fund, in the order of the law. The pool's line stands even when it pays nothing, because
 * it carries how the settlement came about, the prepayment away from home first.
 */
export function settlementDetail(reply: SettlementReply): DetailLine[] {
  const { amounts, insurance } = reply
  const line = (type: string, name: string, payFen: number, words: string | null = null): DetailLine => ({
    fund_pay_type: type,
    inscp_scp_amt: yuanNumber(amounts.inScope),
    crt_payb_lmt_amt: null,
    fund_payamt: yuanNumber(payFen),
    fund_pay_type_name: name,
    setl_proc_info: words,
  })
  const kinds = new Map([[FUNDS.pool.told[insurance].type, { name: FUNDS.pool.told[insurance].typeName, fen: 0 }]])
  for (const { fund, fen } of amounts.funds) {
    const { type, typeName } = FUNDS[fund].told[insurance]
    kinds.set(type, { name: typeName, fen: (kinds.get(type)?.fen ?? 0) + fen })
  }
  const lines = [...kinds].map(([type, { name, fen }], index) =>
    line(type, name, fen, index === 0 ? process(reply) : null),
  )
  const account = amounts.accountCurrentYear + amounts.accountPastYear
  if (account !== 0) lines.push(line('310200', '城镇职工基本医疗保险个人账户基金', account))
  return lines
}

/** The longest `setl_proc_info`. */
const longestProcess = 4000

/** How the settlement came about, in words: the prepayment away from home first, then the steps of the explanation. */
function process(reply: SettlementReply): string | null {
  const { amounts } = reply
  const words: string[] = []
  if (amounts.prepayment !== 0)
    words.push(
      `异地就医先行自付：政策范围内${String(yuanNumber(amounts.inScope))}元×${percent(reply.prepaymentRate)}=` +
        `${String(yuanNumber(amounts.prepayment))}元`,
    )
  if (reply.sharedFen > 0) words.push(`个人账户支付中，家庭共济支付${String(yuanNumber(reply.sharedFen))}元`)
  words.push(...reply.sentences.map((sentence) => sentence.replace(/[。；]+$/u, '')))
  return words.length === 0 ? null : words.join('；').slice(0, longestProcess)
}

const percent = (rate: string) => `${String(Math.round(Number(rate) * 10_000) / 100)}%`
