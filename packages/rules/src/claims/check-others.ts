/** The same invoice, the same stay, or the same day and institution among the person's other claims and direct settlements. */
import { sameName } from '../people/name.ts'
import { liesInside, staysOverlap } from '../spans.ts'
import { invoiceName, sameInvoice } from './check-bill.ts'
import type { Checking, EarlierBill } from './claim.ts'

const WHAT = { claim: '报销申请', settlement: '医院结算' } as const

/** The earlier bill in a sentence: 2026-03-01在甲医院的医院结算（已结算）. */
function nameOf({ what, institution, from, to, state }: EarlierBill): string {
  const days = to === null ? `${from}起` : from === to ? from : `${from}至${to}`
  return `${days}在${institution.name}的${WHAT[what]}（${state}）`
}

const LOOK = {
  claim: '在“我的报销”里看那一件；重复申请的请删去这一件',
  settlement: '在“我的结算”里看那一张；已经结算的不能再报',
} as const

/** Reports what was claimed or settled already; what may be two things goes to a clerk. */
export function checkOthers(checking: Checking): void {
  for (const other of checking.context.others) {
    checkInvoices(checking, other)
    checkTime(checking, other)
  }
}

function checkInvoices({ claim, add }: Checking, other: EarlierBill): void {
  for (const [index, invoice] of claim.invoices.entries()) {
    const found = other.invoices.map((one) => sameInvoice(one, invoice))
    const path = `invoices.${String(index)}.number`
    const said = { otherId: other.id }
    if (found.includes('same'))
      add('blocks', 'invoice-used', path, `${invoiceName(invoice)}已经用于${nameOf(other)}`, LOOK[other.what], said)
    else if (found.includes('alike'))
      add(
        'review',
        'invoice-alike',
        path,
        `${invoiceName(invoice)}和${nameOf(other)}的票据号码一样，有一张没有写票据代码`,
        '请补上票据代码；提交后由经办人员核对',
        said,
      )
  }
}

function checkTime({ claim, add }: Checking, other: EarlierBill): void {
  const { visit } = claim
  const [isStay, otherIsStay] = [visit.kind === 'inpatient', other.kind === 'inpatient']
  const said = { otherId: other.id }
  const here = isSameInstitution(claim.institution, other.institution)
  if (isStay && otherIsStay) {
    if (staysOverlap(visit, other) || (here && visit.from === other.from))
      add(
        'blocks',
        'stay-used',
        'visit.from',
        `这次住院${visit.from}至${visit.to}和${nameOf(other)}时间重叠`,
        `${LOOK[other.what]}；日期填错了的请改正`,
        said,
      )
  } else if (isStay !== otherIsStay) {
    const [stay, bill] = isStay ? [visit, other] : [other, visit]
    if (liesInside(bill.from, stay))
      add(
        'review',
        'inside-a-stay',
        'visit.from',
        `这次就医和${nameOf(other)}时间重叠：住院期间又有门诊或购药`,
        '提交后由经办人员核对',
        said,
      )
  } else if (here && visit.from === other.from)
    add(
      'review',
      'same-day-institution',
      'visit.from',
      `${visit.from}在${claim.institution.name}已经有一次：${nameOf(other)}`,
      '是同一次的请删去这一件；同一天看了两次的，提交后由经办人员核对',
      said,
    )
}

function isSameInstitution(one: EarlierBill['institution'], other: EarlierBill['institution']): boolean {
  if (one.code !== undefined && other.code !== undefined) return one.code === other.code
  return sameName(one.name, other.name)
}
