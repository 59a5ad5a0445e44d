/** What a clerk should know before anything else: what the checks of today find, and what only the desk sees. */
import type { ClaimCaseMessage } from '@yidi/contracts'
import type { ClaimProblem } from '@yidi/rules'
import { problemMessage, reckonClaim } from '../apply/index.ts'
import type { ClaimsContext } from '../apply/index.ts'
import { benefitOn } from '../../person/file/index.ts'
import type { InstitutionRow, RecordsFile } from '../../person/file/index.ts'
import type { ReviewReckoned } from './reckon.ts'

type Warning = ClaimCaseMessage['warnings'][number]

/** Problems that speak of the sending itself, and are over with it. */
const ofSending: ReadonlySet<string> = new Set(['letter-changed', 'signature-differs'])

/** What the desk says itself, of the third party as the review finds it. */
const ofThirdParty: ReadonlySet<string> = new Set(['third-party-pays', 'third-party-advance', 'third-party-open'])

/** Every warning, what stands in the way first. */
export async function warningsOf(
  context: ClaimsContext,
  file: RecordsFile,
  problems: readonly ClaimProblem[],
  found: ReviewReckoned,
  { institution, billed }: { institution: InstitutionRow; billed: string | undefined },
): Promise<Warning[]> {
  const saidHere = new Set([...ofSending, ...(found.thirdParty === undefined ? [] : ofThirdParty)])
  const checked = problems.filter(({ code }) => !saidHere.has(code)).map(problemMessage)
  const all = [
    ...checked,
    ...paidLateWarning(file, found),
    ...ofLines(found),
    ...thirdPartyWarning(found),
    ...(await directWarning(context, file, found, institution, billed)),
  ]
  const order = ['blocks', 'review', 'notice']
  return all.sort((one, other) => order.indexOf(one.weight) - order.indexOf(other.weight))
}

/** Benefits of that day follow from what was paid afterwards: that this counts back is stated nowhere. */
function paidLateWarning(file: RecordsFile, { visit }: ReviewReckoned): Warning[] {
  const benefit = benefitOn(file, visit.insurance, visit.from_day)
  if (benefit.paidLate !== true) return []
  const text = `这次就医那天的待遇来自看病以后补缴的费（${benefit.reason}）；补缴能不能追溯，没有文件写明，这里暂按能追溯算`
  return [warning('paid-late', text, '请核对补缴的原因再决定')]
}

function ofLines({ lines }: ReviewReckoned): Warning[] {
  const numbers = (which: (line: ReviewReckoned['lines'][number]) => boolean): string =>
    lines
      .filter(which)
      .map(({ line }) => String(line.lineNo))
      .join('、')
  const over = numbers(({ divided }) => divided.overCeilingFen > 0)
  const supply = numbers(({ divided }) => divided.overSupply !== undefined)
  const unknown = numbers(({ divided }) => !divided.known)
  return [
    ...(over === ''
      ? []
      : [warning('price-above-ceiling', `第 ${over} 项的单价超过限价`, '超过的部分已经不算在范围内，请核对单价')]),
    ...(supply === ''
      ? []
      : [warning('quantity-over-supply', `第 ${supply} 项超过规定的用药量`, '请看病历，超过的部分可以扣减')]),
    ...(unknown === ''
      ? []
      : [warning('item-unknown', `第 ${unknown} 项在参保地的目录里没有对上`, '请改成目录里的编码；没有的按自费')]),
  ]
}

function thirdPartyWarning({ thirdParty }: ReviewReckoned): Warning[] {
  if (thirdParty === undefined || thirdParty.effect === 'as-usual') return []
  const { text, basis } = thirdParty
  return [
    {
      ...warning('third-party', text, '请看外伤经过和证明，查明的情况不同的在审核里改'),
      ...(basis === undefined ? {} : { basis }),
    },
  ]
}

/** The institution could have settled it: worth asking why it did not. */
async function directWarning(
  { database, release }: ClaimsContext,
  file: RecordsFile,
  { visit, lines }: ReviewReckoned,
  institution: InstitutionRow,
  billed: string | undefined,
): Promise<Warning[]> {
  const claimId = String(visit.detail['claim'])
  const directly = await reckonClaim(database, release, file, {
    ...{ visit, institution, claimId, billed, route: 'direct' },
    lines: lines.map(({ divided }) => divided),
  })
  if (directly.result.outcome !== 'settled' || directly.refusal !== undefined) return []
  const why = directly.filing === null ? '这次就医本来可以直接结算' : '按有效的备案，这次就医本来可以直接结算'
  return [warning('direct-was-possible', why, '请看没有直接结算的原因', 'notice')]
}

const warning = (code: string, text: string, remedy: string, weight: Warning['weight'] = 'review'): Warning => ({
  ...{ code, text, remedy, weight },
  path: 'lines',
})
