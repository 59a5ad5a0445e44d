/** The destination: is a filing needed there, is there one already, may it change, which institutions were chosen. */
import { formatDayChinese, parseDay } from '../days.ts'
import { placeName, placeProblem } from '../places.ts'
import type { Checking } from './checking.ts'
import { FILING_TYPES, isLongTerm } from './filing-types.ts'
import { institutionAllowed } from './institution-allowed.ts'
import { figureOn } from './law.ts'
import { filingCovers, filingNeeded, neededFigure, overlaps } from './needed.ts'
import type { FiledFiling } from './needed.ts'
import { spanText } from './span.ts'
import { changesTooSoon } from './too-soon.ts'

/** Reports a destination that needs no filing, is filed already, may not be changed yet, or whose institutions do not fit. */
export function checkPlace(checking: Checking): void {
  const { policies, law, application, context, add } = checking
  const need = filingNeeded(law, application.destination, context.today, policies.places)
  const problem = placeProblem(policies.places, application.destination, 'province-too')
  if (!need || problem !== undefined) {
    add(
      'blocks',
      'destination-unknown',
      'destination',
      `前往的地方${problem ?? ''}`,
      '请从列表里选省、市，代码是六位数字，例如 310000',
    )
    return
  }
  if (need.where === 'home') {
    add(
      'blocks',
      'destination-at-home',
      'destination',
      '前往的地方就是参保地，不用备案',
      '在参保地直接持码持卡就医；要去别处请重新选前往的城市',
    )
    return
  }
  if (need.needed === 'no') {
    add(
      'blocks',
      'not-needed',
      'destination',
      need.why,
      '不用办理；能不能直接结算、能报多少，请看“去看病”和“算一算”',
      neededFigure(law, application.destination, need.where, context.today, policies.places),
    )
    return
  }
  if (need.needed === 'open') add('review', 'need-open', 'destination', need.why, '提交后由经办人员决定')
  checkOthers(checking)
  checkInstitutions(checking)
}

/** Other filings of the same person: one for the same place, or a place that may not change yet. */
function checkOthers(checking: Checking): void {
  const { application, context, add } = checking
  const asked = { from: application.from, to: application.to ?? null }
  const replaced = context.existing.find((one) => one.id !== undefined && one.id === application.replaces)
  for (const other of context.existing) {
    if (other !== replaced && !overlaps(other, asked)) continue
    if (other !== replaced) checkSamePlace(checking, other)
    checkChange(checking, other)
  }
  if (application.replaces !== undefined && replaced === undefined)
    add('blocks', 'replaces-unknown', 'replaces', '要变更的原备案不存在或已经结束', '请从“我的备案”里选一条有效的备案')
  for (const over of context.over ?? []) checkChangeAfterEnd(checking, over)
}

/** A filing that holds for the same place already. */
function checkSamePlace({ policies, application, context, add }: Checking, other: FiledFiling): void {
  const asked = { ...application, to: application.to ?? null }
  const same =
    filingCovers(other, application.destination, policies.places, context.today) ||
    filingCovers(asked, other.destination, policies.places, context.today)
  if (!same || !(isLongTerm(other.type) || other.type === application.type)) return
  add(
    'blocks',
    'overlap',
    'destination',
    `这段时间已经有去那里的“${FILING_TYPES[other.type].title}”备案（${spanText(other.from, other.to, other.visits)}）`,
    '不用再办；要改日期或地方，请在“我的备案”里变更或取消原来的备案',
    undefined,
    other.id,
  )
}

/** The place of a filing that holds changes before the time of the pool is over. */
function checkChange({ policies, law, application, context, add }: Checking, other: FiledFiling): void {
  const soon = changesTooSoon(law, policies.places, application, other, context.today)
  if (soon === undefined) return
  add(
    'blocks',
    'changed-too-early',
    'destination',
    `备案后${soon.months}个月内不能更换就医地`,
    `${formatDayChinese(parseDay(soon.freeFrom))}起可以变更；临时去别处请办临时外出备案`,
    soon.figure,
    other.id,
  )
}

/** Cancelling first and filing for another place then is a change of place too: somebody has to look at it. */
function checkChangeAfterEnd({ policies, law, application, context, add }: Checking, over: FiledFiling): void {
  const soon = changesTooSoon(law, policies.places, application, over, context.today)
  if (soon === undefined) return
  const filed = formatDayChinese(parseDay(over.filedOn ?? over.from))
  add(
    'review',
    'changed-after-ending',
    'destination',
    `${filed}办过去${placeName(policies.places, over.destination)}的“${FILING_TYPES[over.type].title}”备案（${spanText(over.from, over.to, over.visits)}），` +
      `已经取消或结束；备案后${soon.months}个月内换地方，要由经办人员审核`,
    `${formatDayChinese(parseDay(soon.freeFrom))}起可以换；临时去别处请办临时外出备案`,
    soon.figure,
    over.id,
  )
}

/** Pools where the person names the small institutions near home there (台政办发〔2018〕79号 第三十五条). */
function checkInstitutions({ policies, law, application, context, on, add }: Checking): void {
  const chosen = application.institutions ?? []
  const rule = figureOn(law, 'longTerm.institutions', on)
  if (!isLongTerm(application.type) || rule?.value !== 'chosen-and-free') {
    if (chosen.length > 0)
      add(
        'notice',
        'institutions-not-needed',
        'institutions',
        '这种备案不用选机构',
        '备案地联网的定点机构都可以去',
        rule,
      )
    return
  }
  const count = figureOn(law, 'institutions.count', on)
  const most = count?.value?.at(-1)
  const small = figureOn(law, 'institutions.chosenLevels', on)
  if (most !== undefined && chosen.length > most)
    add(
      'blocks',
      'too-many-institutions',
      'institutions',
      `自选机构最多${most}家，您选了${chosen.length}家`,
      `请留下${most}家；二级及以上和联网的机构不用选也可以去`,
      count,
    )
  const filing = { type: application.type, destination: application.destination, from: application.from, to: null }
  chosen.forEach((institution, index) => {
    const path = `institutions[${index}]`
    if (small?.value && !small.value.some((level) => level === institution.level)) {
      if (institutionAllowed(law, filing, { networked: false, ...institution }, context.today, policies.places))
        add('notice', 'institution-free', path, '二级及以上机构不用选，也可以去', '可以把名额留给附近的社区医院', small)
      else if (filingCovers(filing, institution.place, policies.places, context.today))
        add(
          'blocks',
          'institution-not-choosable',
          path,
          '这家机构不能选',
          '可以选一级及以下的医疗机构；省外的二级医院只限公立，联网的机构不用选',
          small,
        )
    } else if (institution.networked === true) {
      add('notice', 'institution-networked', path, '联网的机构不用选，也可以去', '可以把名额留给没有联网的机构', small)
    }
    if (!filingCovers(filing, institution.place, policies.places, context.today))
      add('blocks', 'institution-elsewhere', path, '选的机构不在备案的地方', '请选前往城市里的机构')
  })
  if (chosen.length === 0)
    add(
      'notice',
      'no-institution-chosen',
      'institutions',
      '您没有选附近的一级及以下机构',
      '可以选1至3家；联网机构和二级及以上机构不用选',
      count,
    )
}
