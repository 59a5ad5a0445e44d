/** A filing for a stay that has begun (补办): until discharge, within the days of the pool, from the right day. */
import { NO_DAY, formatDayChinese, parseDay } from '../days.ts'
import type { Checking, FilingApplication } from './checking.ts'
import { figureOn } from './law.ts'

export const DAY_EXAMPLE = '写成 2026-03-01 这样的日期'

/** Reports days of a stay that cannot be, and a filing for it that comes too late or begins on another day. */
export function checkStay(checking: Checking, from: number): void {
  const { law, application, on, add } = checking
  if (!application.stay) {
    if (from < on)
      add(
        'blocks',
        'start-in-past',
        'from',
        '开始日期已经过去',
        '请从今天起填；如果已经在外地住院，请填入院日期补办',
        figureOn(law, 'supplementary.until', on),
      )
    return
  }
  const stay = daysOf(checking, application.stay)
  if (!stay) return
  checkDischarge(checking, stay.discharged)
  checkDaysSince(checking, stay.admitted)
  checkStart(checking, from, stay.admitted)
}

/** The days of a stay; undefined where they cannot be, which is reported. */
function daysOf(
  { context, on, add }: Checking,
  { admittedOn, dischargedOn }: NonNullable<FilingApplication['stay']>,
): { admitted: number; discharged: number | undefined } | undefined {
  const admitted = parseDay(admittedOn)
  const discharged = dischargedOn === undefined || dischargedOn === null ? undefined : parseDay(dischargedOn)
  if (admitted === NO_DAY) add('blocks', 'not-a-day', 'stay.admittedOn', `入院日期“${admittedOn}”不是日期`, DAY_EXAMPLE)
  else if (discharged === NO_DAY) add('blocks', 'not-a-day', 'stay.dischargedOn', '出院日期不是日期', DAY_EXAMPLE)
  else if (admitted > on)
    add('blocks', 'admission-in-future', 'stay.admittedOn', '入院日期还没有到', '还没有住院的，不用填入院日期')
  else if (admitted < parseDay(context.person.birthDay))
    add(
      'blocks',
      'before-birth',
      'stay.admittedOn',
      `入院日期${formatDayChinese(admitted)}早于参保人的出生日期`,
      '请核对入院日期的年份',
    )
  else if (discharged !== undefined && discharged < admitted)
    add(
      'blocks',
      'dates-backwards',
      'stay.dischargedOn',
      `出院日期${formatDayChinese(discharged)}早于入院日期${formatDayChinese(admitted)}`,
      '请核对这两个日期',
    )
  else return { admitted, discharged }
  return undefined
}

/** After discharge nothing can be made up, or a clerk decides where the pool has not said so. */
function checkDischarge({ law, on, add }: Checking, discharged: number | undefined): void {
  if (discharged === undefined || discharged > on) return
  const until = figureOn(law, 'supplementary.until', on)
  if (until?.value === 'before-discharge')
    add(
      'blocks',
      'after-discharge',
      'stay.dischargedOn',
      '已经出院结算，不能再补办这次住院的备案',
      '这次的费用请凭票据申请手工报销；下次住院前先备案',
      until,
    )
  else
    add(
      'review',
      'after-discharge-open',
      'stay.dischargedOn',
      '参保地没有写明出院后能不能补办',
      '提交后由经办人员决定；也可以申请手工报销',
      until,
    )
}

/** Within so many days of the admission. */
function checkDaysSince({ law, on, add }: Checking, admitted: number): void {
  const days = figureOn(law, 'supplementary.days', on)
  if (typeof days?.value === 'number' && on - admitted > days.value)
    add(
      'blocks',
      'supplementary-too-late',
      'stay.admittedOn',
      `补办要在入院后${days.value}日内，现在已经是第${on - admitted}日`,
      '这次的费用请凭票据申请手工报销',
      days,
    )
  if (days && days.value === undefined)
    add(
      'review',
      'supplementary-days-open',
      'stay.admittedOn',
      '参保地没有写明入院后几天内可以补办',
      '提交后由经办人员决定',
      days,
    )
}

/** Not after the day of admission, and on it where the pool says so. */
function checkStart({ law, on, add }: Checking, from: number, admitted: number): void {
  const start = figureOn(law, 'supplementary.start', on)
  if (from > admitted)
    add(
      'blocks',
      'start-after-admission',
      'from',
      '开始日期晚于入院日期，管不到这次住院',
      `请把开始日期改成入院那天（${formatDayChinese(admitted)}）`,
      start,
    )
  if (from < admitted && start?.value === 'admission-day')
    add(
      'blocks',
      'start-before-admission',
      'from',
      '补办的备案从入院那天算起',
      `请把开始日期改成入院那天（${formatDayChinese(admitted)}）`,
      start,
    )
}
