/** The visit of a claim: its days, its place, and whether the person was insured then. */
import { NO_DAY, formatDayChinese, parseDay } from '../days.ts'
import { placeProblem } from '../places.ts'
import type { Checking } from './claim.ts'

const KINDS = { outpatient: '门诊', pharmacy: '购药', 'designated-disease': '规定病种门诊', inpatient: '住院' } as const

/** Reports days that cannot be, a place that is none, and days without insurance or without benefits. */
export function checkVisit(checking: Checking): void {
  const { claim, context, add } = checking
  const problem = placeProblem(context.release.places, claim.visit.place, 'city-only')
  if (problem !== undefined && claim.situation !== 'abroad')
    add('blocks', 'place-unknown', 'visit.place', `就医的地方${problem}`, '请从列表里选就医的城市')
  checkWords(checking)
  const days = daysOf(checking)
  if (days) checkInsured(checking, days)
}

/** The situation and the visit must speak of the same thing. */
function checkWords({ claim, add }: Checking): void {
  if (claim.situation === 'emergency' && !claim.visit.emergency)
    add(
      'blocks',
      'emergency-unsaid',
      'visit.emergency',
      '情形选了急诊抢救，这次就医却没有写是急诊',
      '是急诊的请勾选急诊；不是的请换一种情形',
    )
  if (claim.situation === 'outside-prescription' && claim.visit.kind !== 'pharmacy')
    add(
      'blocks',
      'prescription-not-at-pharmacy',
      'visit.kind',
      '外配处方是在药店配的药，就医类别却不是药店购药',
      '就医类别改成药店购药；在医院配的请换一种情形',
    )
  if (claim.situation === 'not-networked' && claim.institution.networked)
    add(
      'review',
      'institution-networked',
      'situation',
      `“${claim.institution.name}”在名录里是联网的`,
      '请核对机构；联网了却没有结成的，情形选“没能直接结算”',
    )
}

function daysOf({ claim, on, add }: Checking): { from: number; to: number } | undefined {
  const { visit } = claim
  const [from, to] = [parseDay(visit.from), parseDay(visit.to)]
  const remedy = '写成 2026-03-01 这样的日期'
  if (from === NO_DAY) add('blocks', 'not-a-day', 'visit.from', `开始日期“${visit.from}”不是日期`, remedy)
  if (to === NO_DAY) add('blocks', 'not-a-day', 'visit.to', `结束日期“${visit.to}”不是日期`, remedy)
  if (from === NO_DAY || to === NO_DAY) return undefined
  if (to < from) {
    add(
      'blocks',
      'dates-backwards',
      'visit.to',
      `结束日期${formatDayChinese(to)}早于开始日期${formatDayChinese(from)}`,
      '请核对这两个日期',
    )
    return undefined
  }
  if (to > on)
    add(
      'blocks',
      'visit-in-future',
      from > on ? 'visit.from' : 'visit.to',
      `这次就医到${formatDayChinese(to)}才结束，还没有到`,
      '出院、就诊结束以后再申请；没有出院的先问医院能不能直接结算',
    )
  if (visit.kind !== 'inpatient' && from !== to)
    add(
      'blocks',
      'several-days',
      'visit.to',
      `${KINDS[visit.kind]}只能是一天，填的是${formatDayChinese(from)}至${formatDayChinese(to)}`,
      '每天的分开申请；住院的请把就医类别改成住院',
    )
  return { from, to }
}

function checkInsured({ claim, context, add }: Checking, { from, to }: { from: number; to: number }): void {
  const { insuredFrom, stopped = [] } = context.person
  const began = parseDay(insuredFrom)
  if (began !== NO_DAY && to < began)
    add(
      'blocks',
      'before-insurance',
      'visit.from',
      `这次就医是${formatDayChinese(from)}，参保从${formatDayChinese(began)}才开始`,
      '那时在别处参保的，请向那时的参保地申请',
    )
  else if (began !== NO_DAY && from < began)
    add(
      'review',
      'partly-before-insurance',
      'visit.from',
      `这次就医从${formatDayChinese(from)}开始，参保从${formatDayChinese(began)}才开始`,
      '提交后由经办人员核对',
    )
  for (const { from: stopFrom, to: stopTo, why } of stopped) {
    if (claim.visit.to < stopFrom || (stopTo !== null && claim.visit.from > stopTo)) continue
    const first = Math.max(from, parseDay(stopFrom))
    const last = stopTo === null ? to : Math.min(to, parseDay(stopTo))
    const days = first === last ? formatDayChinese(first) : `${formatDayChinese(first)}至${formatDayChinese(last)}`
    add(
      'review',
      'benefits-stopped',
      'visit.from',
      `${days}参保待遇没有生效（${why}）`,
      '请向参保单位或经办机构问清；提交后由经办人员核对',
    )
  }
}
