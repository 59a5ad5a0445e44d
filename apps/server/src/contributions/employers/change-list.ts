/** A list of people who join, leave or are declared by another wage: template, a report per row. */
import { createHash } from 'node:crypto'
import { Problem } from '@yidi/contracts'
import type { ContributionReport, ContributionRow, MemberChangeForm } from '@yidi/contracts'
import { readTable, templateOf } from '../../platform/sheets/index.ts'
import type { TableRow } from '../../platform/sheets/index.ts'
import type { CommandKey } from '../../platform/storage/index.ts'
import { changeMember, monthOfCell, tryChange } from './change.ts'
import type { Changing } from './change.ts'
import type { DeclaringDeps } from './draft.ts'

const columns = [
  { key: 'change', title: '变动', width: 10, must: true, help: '增员、减员、工资变更' },
  { key: 'name', title: '姓名', width: 14, must: true, help: '与身份证一致' },
  { key: 'idNumber', title: '身份证号', width: 24, must: true, help: '18位' },
  { key: 'month', title: '月份', width: 12, must: true, help: '增员和工资从哪个月起，减员是最后一个月，例如 2026-03' },
  { key: 'wage', title: '上年月平均工资', width: 18, must: false, help: '增员和工资变更要填，例如 6543.21' },
  { key: 'birthDay', title: '出生日期', width: 14, must: false, help: '填了就和身份证号核对，例如 1990-01-09' },
  { key: 'exempt', title: '六级及以上残疾军人', width: 20, must: false, help: '是的写“是”，其他空着' },
] as const

type Column = (typeof columns)[number]['key']

const mostRows = 2000
const changes: Readonly<Record<string, MemberChangeForm['change']>> = {
  增员: 'join',
  减员: 'leave',
  工资变更: 'wage',
}

/** An empty list with its heads and what belongs where. */
export const changeTemplate = (): Promise<Buffer> => templateOf('职工变动', columns)

/**
 * Carries out every row, or with `dryRun` only says what would become of it. Each row is a command of its own, keyed by the file's
 * content and the row: the same file again changes nothing twice, and one that broke off goes on. Throws `employer-list-…`, `import-file-…`.
 */
export async function changeFromList(
  deps: DeclaringDeps,
  changing: Changing,
  bytes: Buffer,
  dryRun: boolean,
): Promise<ContributionReport> {
  const rows = await readTable<Column>(bytes, columns, mostRows)
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 40)
  const report: ContributionRow[] = []
  for (const row of rows) report.push(await takeRow(deps, changing, row, hash, dryRun))
  const refused = report.filter(({ outcome }) => outcome === 'refused').length
  return { dryRun, good: report.length - refused, refused, rows: report }
}

async function takeRow(
  deps: DeclaringDeps,
  changing: Changing,
  { no, cells }: TableRow<Column>,
  hash: string,
  dryRun: boolean,
): Promise<ContributionRow> {
  const base = { row: no, name: cells.name }
  const change = Object.hasOwn(changes, cells.change) ? changes[cells.change] : undefined
  if (change === undefined)
    return { ...base, outcome: 'refused', text: `“变动”写成了“${cells.change}”，请写增员、减员或工资变更。` }
  const form: MemberChangeForm = {
    change,
    name: cells.name,
    idNumber: cells.idNumber,
    month: monthOfCell(cells.month),
    wage: cells.wage,
    birthDay: cells.birthDay,
    disabledServiceman: cells.exempt === '是',
  }
  try {
    if (dryRun) return { ...base, outcome: 'ready', text: await tryChange(deps, changing, form) }
    const text = await changeMember(deps, changing, form, keyOf(changing, `${hash}-${String(no)}`, form))
    return { ...base, outcome: 'done', text }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return { ...base, outcome: 'refused', text: `${error.document.detail}${error.document.remedy}` }
  }
}

const keyOf = ({ employer }: Changing, key: string, form: MemberChangeForm): CommandKey => ({
  source: `employer:${employer.code}`,
  name: 'employers.change-list',
  key,
  inputHash: createHash('sha256').update(JSON.stringify(form)).digest(),
  single: true,
})
