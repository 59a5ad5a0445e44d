/** The days: begin and end, the least stay and the validity of the type; of a stay that has begun, check-stay.ts. */
import { NO_DAY, addMonths, formatDayChinese, parseDay } from '../days.ts'
import { DAY_EXAMPLE, checkStay } from './check-stay.ts'
import type { Checking } from './checking.ts'
import { groupOf } from './filing-types.ts'
import { figureOn } from './law.ts'
import { minimumStayOn } from './minimum-stay.ts'
import { usualValidity } from './validity.ts'

/**
 * A filing begins at most so many months ahead and ends at most so many after it began. What lies further is a slip in
 * the year; nobody's law says it, it is what this platform holds to be possible.
 */
const FURTHEST_START_MONTHS = 12
const FURTHEST_END_MONTHS = 100 * 12

/** Reports days that cannot be, a stay below the minimum, and a filing made up too late. */
export function checkTime(checking: Checking): void {
  const { law, application, on, add } = checking
  const from = parseDay(application.from)
  const to = application.to === undefined || application.to === null ? undefined : parseDay(application.to)
  if (from === NO_DAY) return add('blocks', 'not-a-day', 'from', `开始日期“${application.from}”不是日期`, DAY_EXAMPLE)
  if (to === NO_DAY) return add('blocks', 'not-a-day', 'to', `结束日期“${application.to ?? ''}”不是日期`, DAY_EXAMPLE)
  if (to !== undefined && to < from)
    return add(
      'blocks',
      'dates-backwards',
      'to',
      `结束日期${formatDayChinese(to)}早于开始日期${formatDayChinese(from)}`,
      '请把结束日期改到开始日期以后',
    )
  if (to !== undefined && to < on)
    add(
      'blocks',
      'already-over',
      'to',
      `结束日期${formatDayChinese(to)}已经过了`,
      '过去的就医请走手工报销；以后的就医请重新填日期',
    )
  checkReach(checking, from, to)

  checkMinimumStay(checking, from, to)
  const rule = figureOn(law, `${groupOf(application.type)}.validity`, from)
  if (rule?.value === 'as-filed' && to === undefined)
    add('blocks', 'end-missing', 'to', '没有填结束日期', '请填哪天回来；说不准就填得宽一些，例如半年', rule)
  if (rule?.value === 'as-filed' && to !== undefined) noteShorterThanUsual(checking, from, to)
  if (typeof rule?.value === 'number' && to !== undefined && to > addMonths(from, rule.value) - 1)
    add(
      'blocks',
      'too-long',
      'to',
      `这种备案最长${rule.value}个月`,
      `结束日期最晚填${formatDayChinese(addMonths(from, rule.value) - 1)}；到期可以再办`,
      rule,
    )
  if (rule && rule.value === undefined)
    add('review', 'validity-open', 'to', '参保地还没有明确这种备案管多久', '提交后由经办人员决定', rule)
  checkStay(checking, from)
}

/** The pool takes the days as they are filled in; who files for two weeks is told that half a year is usual. */
function noteShorterThanUsual({ policies, application, add }: Checking, from: number, to: number): void {
  const usual = usualValidity(policies, application.type, from)
  if (usual === undefined) return
  const end = addMonths(from, usual.months) - 1
  if (to < end)
    add(
      'notice',
      'shorter-than-usual',
      'to',
      `这种备案全国一般不少于${String(usual.months)}个月（参考），您只填到${formatDayChinese(to)}`,
      `过了这天再去要重新备案；说不准就填到${formatDayChinese(end)}，提前回来可以提前结束`,
      usual.figure,
    )
}

/** A stay that is shorter than the law wants of the type. */
function checkMinimumStay({ law, application, on, add }: Checking, from: number, to: number | undefined): void {
  const minimum = minimumStayOn(law, application.type, on)
  const months = minimum?.value
  const short =
    months !== undefined &&
    ((to !== undefined && to < addMonths(from, months) - 1) ||
      (to === undefined && application.stayMonths !== undefined && application.stayMonths < months))
  if (short)
    add(
      'blocks',
      'below-minimum-stay',
      to === undefined ? 'stayMonths' : 'to',
      `这种备案要在那里住满${months}个月`,
      '住不满请改办临时外出备案',
      minimum,
    )
}

/** Days too far ahead to be meant. */
function checkReach({ on, add }: Checking, from: number, to: number | undefined): void {
  const latest = addMonths(on, FURTHEST_START_MONTHS)
  if (from > latest)
    add(
      'blocks',
      'start-too-far',
      'from',
      `开始日期${formatDayChinese(from)}离今天超过${String(FURTHEST_START_MONTHS)}个月`,
      `请核对年份；开始日期最晚填${formatDayChinese(latest)}，更晚的到时候再办`,
    )
  else if (to !== undefined && to > addMonths(from, FURTHEST_END_MONTHS))
    add(
      'blocks',
      'end-too-far',
      'to',
      `结束日期${formatDayChinese(to)}太远`,
      '请核对年份；没有打算回来的，长期备案可以不填结束日期',
    )
}
