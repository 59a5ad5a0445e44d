/**
 * What keeps a person's bills from being settled by the ordinary rules on a day. The person's own page, the form of a
 * filing, its check, the counter and the employer's list say it before a hospital has to.
 */
import type { Hindrance } from '@yidi/contracts'
import { formatDayChinese, parseDay } from '@yidi/rules'
import { measuresOn, wayOn } from '../measures/index.ts'
import { benefitOn, enrolmentOn } from '../file/index.ts'
import type { PartsOf, RegisterRecord } from '../file/index.ts'
import { medicineAbroadOn } from './medicine-abroad.ts'
import { specialCategoryOn } from './special-category.ts'

const words = (day: string): string => formatDayChinese(parseDay(day))

/** Since when, where that is known and was not today. */
const since = (from: string | null, today: string): string =>
  from !== null && from < today ? `从${words(from)}起` : ''

/** What of a person's file is asked. */
type HinderedFile = PartsOf<'enrolments' | 'benefits' | 'registers' | 'measures'>

/** Everything that stands in the way today; nothing where bills are settled by the ordinary rules. */
export function hindrancesOn(file: HinderedFile, today: string): Hindrance[] {
  return [
    ...(notInsured(file, today) ?? stopped(file, today)),
    ...ownChannel(file.registers, today),
    ...abroad(file.registers, today),
    ...measured(file, today),
  ]
}

function notInsured(file: HinderedFile, today: string): Hindrance[] | undefined {
  if (enrolmentOn(file, today) !== undefined) return undefined
  const last = file.enrolments.findLast(({ to }) => to !== null && to < today)?.to ?? undefined
  return [
    {
      code: 'enrolment-ended',
      title: last === undefined ? '没有参保记录' : `参保到${words(last)}为止`,
      text: last === undefined ? '今天没有查到您的参保记录' : `您的参保到${words(last)}为止，之后没有参保记录`,
      remedy: '现在不能备案，看病也不能直接结算。请先到新的参保地参保，或者向参保地经办机构问清情况。',
    },
  ]
}

function stopped(file: HinderedFile, today: string): Hindrance[] {
  const { insurance } = enrolmentOn(file, today)!
  const benefit = benefitOn(file, insurance, today)
  if (benefit.status === 'entitled') return []
  return [
    {
      code: 'benefits-stopped',
      title: `待遇停了：${benefit.reason}`,
      text: `您的医保待遇${since(benefit.from, today)}停了：${benefit.reason}。办了备案，看病也不能直接结算`,
      remedy: '请向参保地经办机构或单位核实缴费；恢复以前看病先自己垫付。',
    },
  ]
}

function ownChannel(records: readonly RegisterRecord[], today: string): Hindrance[] {
  const special = specialCategoryOn(records, today)
  if (special === undefined) return []
  return [
    {
      code: 'special-category',
      title: `${special.title}：费用走专门的渠道，不按一般规则结算`,
      text: `您${since(special.from, today)}登记为“${special.title}”，费用走专门的渠道，不按一般规则结算`,
      remedy: '看病前请问参保地经办机构怎么办。',
    },
  ]
}

function abroad(records: readonly RegisterRecord[], today: string): Hindrance[] {
  const paused = medicineAbroadOn(records, today)
  if (paused === undefined) return []
  const until = paused.to === null ? '' : `，到${words(paused.to)}`
  return [
    {
      code: 'paused-abroad',
      title: `出国带药，国内待遇暂停${until}`,
      text: `您在出国带药期间，国内待遇暂停${until}`,
      remedy: '已经回国的，请在“出国带药”里报回国日期，从那天起恢复。',
    },
  ]
}

/** A suspension says all that a change to claims would. */
function measured(file: HinderedFile, today: string): Hindrance[] {
  const [measure] = measuresOn(file, today)
  if (measure === undefined) return []
  const until = measure.to === null ? '到解除为止' : `到${words(measure.to)}`
  const suspended = measure.kind === 'suspended'
  const what = suspended ? '暂停直接结算' : '改为先垫付、后报销'
  return [
    {
      code: suspended ? 'settlement-suspended' : 'settlement-by-claim-only',
      title: `${what}，${until}`,
      text: `参保地经办机构决定您${since(measure.from, today)}${what}，${until}`,
      remedy: `${wayOn}。`,
    },
  ]
}
