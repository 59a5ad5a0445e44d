/**
 * What is said before a claim is filled in: a stay that can still be settled directly need not be paid in full and claimed. Whether
 * it can is asked of the same functions that answer 能不能直接结算 and that check a supplementary filing.
 */
import { parseDay } from '../days.ts'
import { settlesDirectly } from '../filing/direct.ts'
import type { DirectQuestion } from '../filing/direct-question.ts'
import { figureOn } from '../filing/law.ts'
import { supplementaryProblems } from '../filing/supplementary.ts'
import type { Release } from '../policy/release.ts'
import type { Basis, Reason } from '../quote/types.ts'

export interface ClaimLeadQuestion {
  pool: string
  today: string
  person: DirectQuestion['person']
  institution: DirectQuestion['institution']
  /** `to` is null while nobody was discharged. */
  visit: { kind: DirectQuestion['visit']['kind']; from: string; to: string | null; emergency: boolean }
  filings: DirectQuestion['filings']
}

/** What says first, the most useful first; empty where a claim is the only way. Days are `YYYY-MM-DD`. */
export function claimLead(release: Release, question: ClaimLeadQuestion): Reason[] {
  const { pool, today, visit, person, institution, filings } = question
  const law = release.filing.laws.get(pool)
  if (!law || visit.kind !== 'inpatient') return []
  const { kind, from, emergency } = visit
  const asked = { person, institution, visit: { kind, day: from, emergency }, filings }
  const { direct, reasons } = settlesDirectly(release, law, asked)
  const inHospital = visit.to === null || parseDay(visit.to) > parseDay(today)
  if (inHospital && direct === 'yes')
    return [
      {
        code: 'settle-directly',
        text: '还没有出院，这次住院可以在医院直接结算，不用自己先付全款',
        hint: '出院时出示社会保障卡或医保码；医院说结不了的，再来申请报销',
      },
    ]
  if (direct === 'yes' || !reasons.every(({ code }) => code === 'not-filed')) return []
  const problems = supplementaryProblems(release.filing, law, { admittedOn: from, dischargedOn: visit.to }, today)
  if (problems.some(({ weight }) => weight === 'blocks')) return []
  const isOpen = problems.some(({ weight }) => weight === 'review')
  return [
    {
      code: 'file-first',
      text: isOpen
        ? '这次住院没有备案；能不能补办，参保地没有全部写明，可以先提交补办，由经办人员决定'
        : '这次住院没有备案，现在还可以补办；补办以后在医院直接结算，不用自己先付全款',
      hint: '先办备案，类型照实选，入院日期填这次住院的；办好后请医院按备案结算',
      ...basisOf(figureOn(law, 'supplementary.until', parseDay(today))),
    },
  ]
}

const basisOf = (figure: { source: Basis } | undefined): { basis?: Basis } => (figure ? { basis: figure.source } : {})
