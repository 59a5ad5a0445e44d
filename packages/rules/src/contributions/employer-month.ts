/** A declaration of an employer (单位申报): the bases of all members, the employer's part of their sum, and each member's own part. */
import { shown } from '../case-fields.ts'
import { formatPercent, formatYuan } from '../money.ts'
import { firstDayOf } from '../months.ts'
import { baseLimits, employerPart, memberPart, needsOfMembers, readAverageWage } from './base.ts'
import type { MemberPart, MemberWage } from './base.ts'
import type { CaseInput, ContributionFields } from './fields.ts'
import { contributionKind } from './kind.ts'
import type { LawOn } from './law-on.ts'

/** A member of a declaration; the id is whatever tells the members apart. */
type DeclaredMember = MemberWage & { id: string }

interface Declaration {
  month: number
  /** Monthly provincial average of the year before. */
  averageWageFen: number
  members: readonly DeclaredMember[]
}

interface DeclarationAmounts {
  baseFen: number
  employerFen: number
  employeeFen: number
  members: ({ id: string } & MemberPart)[]
}

/** The employer pays its rate of the sum of the bases, rounded once; the members' parts are rounded each and added up (P18). */
export function declaration(law: LawOn, { averageWageFen, members }: Declaration): DeclarationAmounts {
  const limits = baseLimits(law, averageWageFen)
  const parts = members.map((member) => ({ id: member.id, ...memberPart(law, limits, member) }))
  const baseFen = parts.reduce((sum, part) => sum + part.baseFen, 0)
  const employeeFen = parts.reduce((sum, part) => sum + part.employeeFen, 0)
  return { baseFen, employerFen: employerPart(law, baseFen), employeeFen, members: parts }
}

function readMember(fields: ContributionFields, value: unknown, path: string): DeclaredMember | undefined {
  const member = fields.object(value, path, '一名职工')
  if (!member) return undefined
  const id = fields.text(member['id'], `${path}.id`, '职工的编号')
  if (id === '') fields.error(`${path}.id`, '职工的编号是空的')
  const wageFen = fields.money(member['wage'], true, `${path}.wage`, '本人上年月平均工资')
  const flag = member['disabledServiceman']
  const disabledServiceman = fields.flag(flag, false, `${path}.disabledServiceman`, '是否六级及以上残疾军人') === 1
  return { id: id ?? '', wageFen, disabledServiceman }
}

function readMembers(fields: ContributionFields, value: unknown): DeclaredMember[] {
  const seen = new Map<string, number>()
  return fields.list(value, 1, 'members', '申报的职工').flatMap((one, index) => {
    const path = `members.${String(index)}`
    const member = readMember(fields, one, path)
    if (!member) return []
    const earlier = seen.get(member.id)
    if (earlier !== undefined)
      fields.error(`${path}.id`, `职工${shown(member.id)}申报了两次，第 ${earlier + 1} 名也是；请只留一次`)
    else if (member.id !== '') seen.set(member.id, index)
    return [member]
  })
}

export const employerMonthKind = contributionKind<Declaration, DeclarationAmounts>({
  title: '单位一个月的申报',
  read: ({ fields, root }: CaseInput) => ({
    month: fields.month(root['month'], 'month', '月份'),
    averageWageFen: readAverageWage(fields, root['averageWage']),
    members: readMembers(fields, root['members']),
  }),
  day: ({ month }) => firstDayOf(month),
  needs: ({ members }) => needsOfMembers(members),
  settle: declaration,
  write: ({ baseFen, employerFen, employeeFen, members }) => ({
    base: formatYuan(baseFen),
    employer: formatYuan(employerFen),
    employee: formatYuan(employeeFen),
    members: members.map((part) => ({
      id: part.id,
      base: formatYuan(part.baseFen),
      employee: formatYuan(part.employeeFen),
    })),
  }),
  explain({ members, averageWageFen }, amounts, law) {
    const [base, employer, employee] = [amounts.baseFen, amounts.employerFen, amounts.employeeFen].map(formatYuan)
    const rate = formatPercent(law.value('rates.employer'))
    const { floorFen, ceilingFen } = baseLimits(law, averageWageFen)
    const exempt = members.filter(({ disabledServiceman }) => disabledServiceman).length
    const free = exempt === 0 ? '' : `，其中 ${exempt} 名六级及以上残疾军人个人不缴`
    return [
      {
        step: 'base',
        amount: base!,
        formula: '',
        text: `${members.length} 名职工的基数各在 ${formatYuan(floorFen)} 元到 ${formatYuan(ceilingFen)} 元之间，合计 ${base} 元`,
        rests: ['base.floor', 'base.ceiling'],
      },
      {
        step: 'employer',
        amount: employer!,
        formula: `${base} × ${rate} = ${employer}`,
        text: `单位按基数之和缴 ${rate}，${employer} 元`,
        rests: exempt === 0 ? ['rates.employer'] : ['rates.employer', 'disabledServiceman.employerPart'],
      },
      {
        step: 'employee',
        amount: employee!,
        formula: '',
        text: `各人按自己的基数缴 ${formatPercent(law.value('rates.employee'))}${free}，合计 ${employee} 元`,
        rests: exempt === 0 ? ['rates.employee'] : ['rates.employee', 'disabledServiceman.employeePart'],
      },
    ]
  },
})
