import type { Reason } from '../quote/types.ts'

/**
 * The situations in which somebody who paid in full asks for the money (我要报销), one record each: keys of claims.yaml, schemas and
 * messages come from here. Whether a pool takes one and what it asks for stands in that pool's claims.yaml.
 */
const RECORDS = {
  'direct-failed': {
    title: '没能直接结算',
    explanation: '医院联网了，结算时系统故障、没带卡或别的原因没有结成，自己先付了全款',
  },
  'not-networked': { title: '医院没有联网', explanation: '医院不能跨地区联网结算，自己先付了全款' },
  emergency: { title: '急诊抢救', explanation: '突发疾病就近抢救，来不及选定点医院或没能刷卡' },
  injury: { title: '外伤', explanation: '受伤就医；要写明怎么受的伤、有没有别人负责' },
  'not-filed': { title: '没有备案', explanation: '到外地看病没有备案，不能直接结算，自己先付了全款' },
  'late-filing': { title: '来不及补办备案', explanation: '住院期间没来得及补办备案，已经自费出院' },
  'outside-prescription': { title: '外配处方', explanation: '拿医院的处方到药店配药，没能直接结算' },
  abroad: { title: '境外就医', explanation: '在国外或港澳台看的病' },
} as const satisfies Record<string, { title: string; explanation: string }>

export type ClaimSituation = keyof typeof RECORDS

export const CLAIM_SITUATIONS: Readonly<Record<ClaimSituation, { title: string; explanation: string }>> = RECORDS

export const CLAIM_SITUATION_NAMES = Object.keys(RECORDS) as ClaimSituation[]

/** As what one claims a visit that does not settle for such a reason, in the order in which they decide. */
const AS_WHAT: readonly (readonly [code: string, situation: ClaimSituation])[] = [
  ['not-networked', 'not-networked'],
  ['service-not-open', 'not-networked'],
  ['emergency', 'emergency'],
  ['not-filed', 'not-filed'],
  ['credential-locked', 'direct-failed'],
  ['paid-late', 'direct-failed'],
  ['settlement-suspended', 'direct-failed'],
  ['settlement-by-claim-only', 'direct-failed'],
]

/** For these the funds pay nothing either way. */
const NOTHING_PAID: ReadonlySet<string> = new Set(['benefits-stopped', 'special-category'])

/**
 * As which situation one would claim a visit, by the reasons why it does not settle directly (`settlesDirectly`, or a refusal at the
 * hospital); undefined where they do not tell, and whoever claims is asked.
 */
export function claimSituationOf(
  reasons: readonly Pick<Reason, 'code'>[],
  emergency: boolean,
): ClaimSituation | undefined {
  const codes = new Set(reasons.map(({ code }) => code))
  if (codes.size === 0 || [...NOTHING_PAID].some((code) => codes.has(code))) return undefined
  if (emergency) codes.add('emergency')
  return AS_WHAT.find(([code]) => codes.has(code))?.[1]
}
