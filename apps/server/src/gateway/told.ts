/**
 * What the domain refuses, told to an institution: each reason with the fault of the interface that it becomes and the
 * values of its text. The one table between the two; a reason without a row does not compile.
 */
import { faultText, unscaled } from '@yidi/contracts/interface'
import type { GatewayFaultName } from '@yidi/contracts/interface'
import { basisText, formatDayChinese, parseDay } from '@yidi/rules'
import type { OtherPayer, Reason, Release } from '@yidi/rules'
import type { CareRefusals, Refusal } from '../care/refusals/index.ts'
import { placeName } from '../platform/places/index.ts'
import { insuranceTypes } from './insurance.ts'
import { codesWords } from './unknown-codes.ts'
import { otherWords, serviceWords, spanWords, visitKindWords, wayOut } from './visit-words.ts'

/** What a text needs beside the values of its reason. */
interface Asked {
  message: { infno: string }
  services: { release: Pick<Release, 'documents'> }
}

type Values = Record<string, string | number>

interface Told {
  fault: GatewayFaultName
  values: Values
}

interface Telling<V> {
  /** Every fault that it may become. */
  faults: readonly GatewayFaultName[]
  tell(values: V, asked: Asked): Told
}

/** A reason whose values are those of the fault's text. */
const as = <V extends { [Value in keyof V]: string | number }>(fault: GatewayFaultName): Telling<V> => ({
  faults: [fault],
  tell: (values) => ({ fault, values }),
})

/** A reason whose values are put into words. */
const inWords = <V>(fault: GatewayFaultName, words: (values: V, asked: Asked) => Values): Telling<V> => ({
  faults: [fault],
  tell: (values, asked) => ({ fault, values: words(values, asked) }),
})

const dayLabels = { visit: '就诊开始时间', admission: '入院时间', discharge: '出院时间' } as const

const periodWords = ({
  why,
  today,
  longestDays,
}: Pick<CareRefusals['period-malformed'], 'why' | 'today' | 'longestDays'>) =>
  ({ backwards: '结束早于开始', future: `结束晚于今天（${today}）`, 'too-long': `超过${String(longestDays)}天` })[why]

const dayWords = (day: string) => formatDayChinese(parseDay(day))

const measureWords = ({ case: decision, from, to }: CareRefusals['settlement-suspended']) => ({
  case: decision,
  from: dayWords(from),
  until: to === null ? '解除为止' : dayWords(to),
})

/** What the law refuses, by its own code: the fault, and the way out where the law names none. */
const byLaw = new Map<string, { fault: GatewayFaultName; hint: string }>([
  ['not-filed', { fault: 'not-filed', hint: '请在出院前补办异地就医备案（当场生效），再重新结算' }],
  ['not-designated', { fault: 'not-designated', hint: '请到定点医药机构就医' }],
  ['not-networked', { fault: 'not-networked', hint: '请先自费，再回参保地报销' }],
  ['no-account', { fault: 'no-account', hint: '请自费购药' }],
])
const otherwiseByLaw = { fault: 'refused-by-policy', hint: '请向参保地医保经办机构咨询（区号+12393）' } as const

/** Costs that somebody else pays. */
const payerWords = {
  'work-injury': '工伤费用由工伤保险支付',
  maternity: '生育费用由生育保险支付',
  'public-health': '公共卫生费用由公共卫生负担',
  abroad: '境外就医费用',
} as const satisfies Record<OtherPayer, string>

function reasonWords({ services }: Asked, reason: Reason | undefined): string {
  if (reason === undefined) return '不符合直接结算条件'
  return reason.basis ? `${reason.text}（${basisText(services.release.documents, reason.basis)}）` : reason.text
}

/** Every reason of the domain, in the order of its registry. */
export const tellings: { readonly [Name in keyof CareRefusals]: Telling<CareRefusals[Name]> } = {
  'institution-unknown': inWords('institution-unknown', () => ({ institution: '' })),
  'not-enrolled': as('not-enrolled'),
  'otherwise-insured': inWords('insurance-differs', ({ insurance }) => ({ insutype: insuranceTypes[insurance] })),
  'day-in-future': inWords('date-in-future', ({ of, day }) => ({ label: dayLabels[of], day })),

  'visit-unknown': as('no-registration'),
  'visit-elsewhere': as('visit-of-other-institution'),
  'visit-cancelled': as('visit-void'),
  'visit-of-other-kind': inWords('visit-wrong-kind', ({ visit, kind }, { message }) => ({
    visit,
    kind: visitKindWords[kind],
    infno: message.infno,
  })),
  'visit-settled': as('visit-settled'),
  'visit-has-lines': as('visit-has-lines'),
  'ends-before-it-begins': as('dates-backwards'),
  'already-discharged': as('already-discharged'),
  'not-discharged': as('not-discharged'),

  'line-number-malformed': as('line-number-wrong'),
  'line-twice': as('line-twice'),
  'line-changed': as('line-repeated'),
  'line-in-other-batch': as('line-in-other-batch'),
  'line-before-visit': inWords('line-before-visit', ({ line, day, from }) => ({ line, time: day, from })),
  'line-after-discharge': inWords('line-after-discharge', ({ line, day, to }) => ({ line, time: day, to })),
  'line-in-future': inWords('date-in-future', ({ line, day }) => ({ label: `明细${line}的费用时间`, day })),
  'line-signs-differ': as('line-negative'),
  'line-does-not-add-up': inWords('line-does-not-add-up', (of) => ({
    line: of.line,
    price: unscaled(of.priceMicro, 6),
    count: unscaled(of.quantity, 4),
    expected: unscaled(of.expectedFen, 2),
    amount: unscaled(of.amountFen, 2),
  })),
  'line-unknown': as('line-not-found'),
  'prescription-unsaid': as('prescription-unsaid'),
  'line-settled': as('line-settled'),
  'batch-empty': as('no-lines-of-batch'),
  'refund-without-original': as('refund-without-original'),
  'refund-exceeds': inWords('refund-exceeds', ({ line, original, leftQuantity, leftFen }) => ({
    line,
    original,
    count: unscaled(leftQuantity, 4),
    amount: unscaled(leftFen, 2),
  })),

  'nothing-to-settle': as('nothing-to-settle'),
  'bill-negative': as('bill-negative'),
  'refund-of-several': inWords('refund-of-several', ({ settlements }) => ({ settlements: settlements.join('、') })),
  'no-code-known': inWords('no-code-known', ({ place, codes }) => ({
    place: placeName(place),
    codes: codesWords(codes),
  })),
  'special-category': as('special-category'),
  'paused-abroad': inWords('paused-abroad', ({ from, to }) => ({
    from: dayWords(from),
    to: to === null ? '回国' : dayWords(to),
  })),
  'settlement-suspended': inWords('settlement-suspended', measureWords),
  'settlement-by-claim-only': inWords('settlement-by-claim-only', measureWords),
  'benefits-stopped': as('benefits-stopped'),
  'paid-late': as('paid-late'),
  'mid-stay-open': inWords('mid-stay-open', ({ reason }, asked) => ({ reason: reasonWords(asked, reason) })),
  'third-party': as('third-party'),
  'paid-elsewhere': inWords('paid-elsewhere', ({ payer, basis }, { services }) => ({
    costs: payerWords[payer],
    basis: basisText(services.release.documents, basis),
  })),
  'payer-open': inWords('payer-open', ({ payer }) => ({ costs: payerWords[payer] })),
  'in-claim': as('in-claim'),
  'visits-overlap': inWords('visits-overlap', ({ visit, other }) => ({
    visit: spanWords(visit),
    other: otherWords(other),
    way: wayOut(other),
  })),
  'service-not-open': inWords('service-not-open', ({ kind }) => ({ service: serviceWords[kind] })),
  'disease-not-registered': inWords('disease-not-registered', ({ day, registered }) => ({
    day,
    registered: registered.length === 0 ? '没有登记任何病种' : `已登记：${registered.join('、')}`,
  })),
  'disease-not-named': as('disease-not-named'),
  'disease-as-outpatient': inWords('disease-as-outpatient', ({ disease }) => ({ kind: disease })),
  'disease-not-open-away': inWords('chronic-kind-not-open', ({ diseases }) => ({ kind: diseases.join('、') })),
  'refused-by-law': {
    faults: [...[...byLaw.values()].map(({ fault }) => fault), otherwiseByLaw.fault],
    tell: ({ reason }, asked) => {
      const { fault, hint } = byLaw.get(reason?.code ?? '') ?? otherwiseByLaw
      return { fault, values: { reason: reasonWords(asked, reason), hint: reason?.hint ?? hint } }
    },
  },
  'figure-open': inWords('figure-open', ({ reason }, asked) => ({ reason: reasonWords(asked, reason) })),
  'case-invalid': inWords('case-invalid', ({ problems }) => ({ reason: problems.join('、') })),

  'settlement-is-undo': as('settlement-is-undo'),
  'settlement-undone': as('settlement-undone'),
  'later-settlement': as('later-settlement'),

  'file-unknown': as('file-unknown'),
  'file-empty': as('file-empty'),
  'file-name-malformed': as('file-name-malformed'),
  'file-broken': as('file-broken'),
  'file-unpacks-too-large': as('file-unpacks-too-large'),
  'files-too-many': as('files-too-many'),

  'period-malformed': inWords('period-malformed', ({ from, to, ...more }) => ({ from, to, reason: periodWords(more) })),
  'agency-unknown': as('agency-unknown'),
  'statement-line-twice': as('statement-line-twice'),
}

/** A reason of the domain as `err_msg` or `warn_msg` has it: code, what is wrong, the way out. */
export function toldText({ name, values }: Refusal, asked: Asked): string {
  const telling = tellings[name] as Telling<typeof values>
  const { fault, values: filled } = telling.tell(values, asked)
  return faultText(fault, filled)
}
