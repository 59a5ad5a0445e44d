/** What a decision may bring: whether it is said as it must be, and what it does to an agreement, there and back. */
import { agreementStates, caseConsequences, oversightSubjects, problem } from '@yidi/contracts'
import type { AgreementAction, AgreementState, CaseConsequence, OversightSubject } from '@yidi/contracts'
import { formatDayChinese, formatYuanGrouped, NO_DAY, parseDay } from '@yidi/rules'
import { changeAgreement, readAgreement } from '../../care/institutions/index.ts'
import type { Consequence } from './one.ts'
import type { CaseRow, Working } from './working.ts'

const wrong = ({ kind }: Pick<CaseConsequence, 'kind'>, reason: string) =>
  problem('case-consequence-not-valid', { consequence: caseConsequences[kind].title, reason })

/** Throws `case-consequence-not-valid`. */
export function requireValid(said: readonly CaseConsequence[], subject: OversightSubject, today: string): void {
  for (const one of said) {
    const of: readonly OversightSubject[] = caseConsequences[one.kind].of
    if (!of.includes(subject)) throw wrong(one, `不能用于${oversightSubjects[subject]}`)
    requireFields(one, today)
  }
  const kinds = said.map(({ kind }) => kind)
  const twice = said.find(({ kind }, at) => kinds.indexOf(kind) !== at)
  if (twice !== undefined) throw wrong(twice, '写了两次')
  if (said.length > 1 && kinds.includes('none')) throw wrong({ kind: 'none' }, '不能和别的处理写在一起')
  const touching = said.filter(({ kind }) => kind.startsWith('agreement-') || kind.startsWith('person-'))
  if (touching.length > 1) throw wrong(touching[1]!, `不能和“${caseConsequences[touching[0]!.kind].title}”写在一起`)
}

function requireFields(one: CaseConsequence, today: string): void {
  const { kind, until, day, amountFen, points, authority } = one
  if (until !== undefined && until !== null && (parseDay(until) === NO_DAY || until < today))
    throw wrong(one, `到“${until}”的日期不对，要是今天或以后`)
  if (kind === 'interview' && (day === undefined || parseDay(day) === NO_DAY)) throw wrong(one, '要写约谈的日期')
  if (kind === 'recovery' && amountFen === undefined) throw wrong(one, '要写追回多少')
  if (kind === 'points' && points === undefined) throw wrong(one, '要写记几分')
  if (kind === 'referral' && (authority ?? '').trim() === '') throw wrong(one, '要写移送给哪个机关')
}

const dayWords = (day: string): string => formatDayChinese(parseDay(day))

/** 到2026年7月1日, 1,200.00 元: what a consequence comes to, in a few words. */
export function consequenceText({ kind, detail }: Consequence): string {
  const said = detail as Omit<CaseConsequence, 'kind'>
  switch (kind) {
    case 'person-suspended':
    case 'person-by-claim':
    case 'agreement-suspended':
      return (said.until ?? null) === null ? '到解除为止' : `到${dayWords(said.until!)}`
    case 'interview':
      return said.day === undefined ? '' : dayWords(said.day)
    case 'recovery':
      return `${formatYuanGrouped(said.amountFen ?? 0)} 元`
    case 'points':
      return `${String(said.points ?? 0)} 分`
    case 'referral':
      return [said.authority, said.day, said.document].filter((one) => one !== undefined && one !== '').join('，')
    case 'agreement-rectified':
    case 'agreement-ended':
    case 'none':
      return ''
  }
}

const agreementActionOf: Partial<Record<Consequence['kind'], AgreementAction>> = {
  'agreement-rectified': 'rectify',
  'agreement-suspended': 'suspend',
  'agreement-ended': 'terminate',
}
const stateAfter = { rectify: 'rectifying', suspend: 'suspended', terminate: 'terminated' } as const

/** What an agreement was before a case touched it, and what it was made: what is undone later is compared with it. */
interface Touched {
  before: AgreementState
  reason: string | null
  made: AgreementState
}

/** Does what consequences do to the agreement with the case's pool; gives what it was before, for the step to keep. */
export async function touchAgreement(
  working: Working,
  row: CaseRow,
  consequences: readonly Consequence[],
): Promise<Record<string, unknown>> {
  const touching = consequences.find(({ kind }) => agreementActionOf[kind] !== undefined)
  if (touching === undefined) return {}
  const action = agreementActionOf[touching.kind]!
  const { until } = touching.detail
  const today = working.clock.today()
  const { state, reason } = await readAgreement(working.transaction, keyOf(row), today)
  const made = stateAfter[action as keyof typeof stateAfter]
  // It is so already, by somebody else's act: then it is theirs, and stays when this decision is lifted.
  if (state === made) return {}
  // Nothing restores it by itself on that day: the words say what the decision says.
  const named = typeof until === 'string' ? `，决定写明到${dayWords(until)}` : ''
  await act(working, row, action, `案件${row.case_id}的处理决定${named}`)
  return { agreement: { before: state, reason, made } satisfies Touched }
}

/**
 * Undoes what a step did to the agreement: it is again what it was. Where others have acted on it since, it stays as they left it.
 */
export async function restoreAgreement(
  working: Working,
  row: CaseRow,
  detail: Readonly<Record<string, unknown>> | undefined,
): Promise<void> {
  const touched = detail?.['agreement'] as Touched | undefined
  if (touched === undefined) return
  const { state } = await readAgreement(working.transaction, keyOf(row), working.clock.today())
  if (state !== touched.made) return
  await act(working, row, 'reinstate', `案件${row.case_id}的处理已撤销`)
  const again = { rectifying: 'rectify', suspended: 'suspend' } as const
  if (touched.before === 'rectifying' || touched.before === 'suspended')
    await act(working, row, again[touched.before], touched.reason ?? agreementStates[touched.before].title)
}

const keyOf = ({ subject, pool }: CaseRow) => ({ institution: subject, region: pool })

async function act(
  working: Working,
  { subject, pool }: CaseRow,
  action: AgreementAction,
  reason: string,
): Promise<void> {
  const { transaction, clock, by } = working
  const row = await transaction.selectFrom('institution').select('name').where('code', '=', subject).executeTakeFirst()
  await changeAgreement(transaction, {
    ...{ institution: { code: subject, name: row?.name ?? subject }, region: pool, command: { action, reason } },
    ...{ by: { actor: by.id, kind: by.kind, roles: [by.role] }, today: clock.today(), at: clock.now() },
  })
}
