/** An employer files for the workers it has stationed: one, or a list. The law that checks is the one for everybody. */
import { createHash } from 'node:crypto'
import { Problem, problem } from '@yidi/contracts'
import type {
  EmployerFilingForm,
  EmployerFilingLine,
  EmployerImportReport,
  EmployerImportRow,
  FilingForm,
  FilingMessage,
} from '@yidi/contracts'
import { NO_DAY, parseDay, readCity, sameName } from '@yidi/rules'
import type { Places } from '@yidi/rules'
import { applyForFiling, filingLinesOf, tryApplication } from '../apply/index.ts'
import type { Applying } from '../apply/index.ts'
import type { FilingsContext } from '../record/index.ts'
import { findPerson, findPersonNoByIdNumber } from '../../person/people/index.ts'
import { readFile } from '../../person/file/index.ts'
import type { CommandKey } from '../../platform/storage/index.ts'
import { isMember } from './employers.ts'
import { readList } from './list.ts'
import type { ListRow } from './list.ts'
import { mayDo, personOfFiling } from './own-filing.ts'

/** What the employer's own confirmation stands for: the seal on the form, and that it has sent the person there. */
const confirmedMaterials = ['employer-seal', 'work-proof']

function applyingOf(employer: string, personNo: string): Applying {
  return {
    personNo,
    by: { role: 'employer', kind: 'employer', id: employer },
    applicant: 'employer',
    channel: 'web',
    proven: confirmedMaterials,
  }
}

/** Files for one of the employer's people. Throws `employer-not-member`, `filing-not-found` for another's that it would replace, `filing-not-complete`. */
export async function fileForMember(
  context: FilingsContext,
  employer: string,
  { personNo, confirmed, ...given }: EmployerFilingForm,
  command: CommandKey,
): Promise<FilingMessage> {
  await requireMember(context, employer, personNo)
  const { replaces } = given
  if (replaces !== undefined && (await personOfFiling(context.database, employer, replaces)) !== personNo)
    throw problem('filing-not-found', { filingId: replaces })
  const form: FilingForm = { ...given, type: 'stationed-worker', commitmentSigned: confirmed }
  return applyForFiling(context, applyingOf(employer, personNo), form, command)
}

async function requireMember({ database, clock }: FilingsContext, employer: string, personNo: string): Promise<void> {
  const file = await readFile(database, { personNo }, ['enrolments'])
  if (file === undefined || !isMember(file, employer, clock.today())) throw problem('employer-not-member')
}

/**
 * Files for every row of a list, or with `dryRun` only says what would become of it. Each row is a command of its own,
 * keyed by the file's content and the row: the same file again files nothing twice, and a file that broke off goes on.
 */
export async function fileList(
  context: FilingsContext,
  employer: string,
  bytes: Buffer,
  dryRun: boolean,
): Promise<EmployerImportReport> {
  const rows = await readList(bytes)
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 40)
  const seen = new Map<string, number>()
  const report: EmployerImportRow[] = []
  for (const row of rows) {
    const twin = seen.get(row.cells.idNumber)
    if (twin !== undefined) {
      const text = `与第 ${String(twin)} 行是同一个人。一个人只写一行。`
      report.push({ row: row.no, name: row.cells.name, outcome: 'refused', text })
      continue
    }
    if (row.cells.idNumber !== '') seen.set(row.cells.idNumber, row.no)
    report.push(await fileRow(context, employer, row, hash, dryRun))
  }
  const refused = report.filter((row) => row.outcome === 'refused').length
  return { dryRun, good: report.length - refused, refused, rows: report }
}

async function fileRow(
  context: FilingsContext,
  employer: string,
  row: ListRow,
  hash: string,
  dryRun: boolean,
): Promise<EmployerImportRow> {
  const base = { row: row.no, name: row.cells.name }
  try {
    const faults = rowFaults(row, context.release.places)
    if (faults.length > 0) return { ...base, outcome: 'refused', text: faults.join('') }
    const personNo = await memberOf(context, employer, row)
    const form = formOf(row, context.release.places)
    const applying = applyingOf(employer, personNo)
    if (dryRun) {
      const check = await tryApplication(context, applying, form)
      const text = check.decision === 'approve' ? '可以提交，提交后当场办成。' : '可以提交，由经办机构审核。'
      return { ...base, outcome: 'ready', text }
    }
    const command: CommandKey = {
      source: `employer:${employer}`,
      name: 'employers.file-list',
      key: `${hash}-${String(row.no)}`,
      inputHash: createHash('sha256').update(JSON.stringify(row.cells)).digest(),
      single: true,
    }
    const filing = await applyForFiling(context, applying, form, command)
    return filing.inForce || filing.state === 'delivered'
      ? { ...base, outcome: 'filed', text: `已备案，去${filing.destinationName}。`, filingId: filing.id }
      : { ...base, outcome: 'waits', text: '已提交，等经办机构审核。', filingId: filing.id }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const { detail, remedy, errors } = error.document
    const text = errors === undefined ? `${detail}${remedy}` : errors.map((one) => one.message).join('')
    return { ...base, outcome: 'refused', text }
  }
}

/** What can be seen to be wrong in the row itself. */
function rowFaults({ cells }: ListRow, places: Places): string[] {
  const faults: string[] = []
  if (cells.name === '') faults.push('“姓名”没有填。')
  if (!/^\d{17}[\dX]$/i.test(cells.idNumber)) {
    faults.push(
      /e\+|\.0/i.test(cells.idNumber)
        ? '“身份证号”被表格改成了数字，请把这一列设成文本再填。'
        : '“身份证号”应是18位，例如 330100198811020127。',
    )
  }
  const city = readCity(places, cells.city)
  if ('problem' in city) faults.push(`“派驻城市”${city.problem}。`)
  if (parseDay(dayOf(cells.from)) === NO_DAY) faults.push(`“开始日期”写成了“${cells.from}”，请写成 2026-03-01 这样。`)
  if (cells.months !== '' && !/^\d{1,3}$/.test(cells.months))
    faults.push(`“派驻月数”写成了“${cells.months}”，请只写数字，例如 12。`)
  return faults
}

/** 2026/3/1, 2026.3.1 and 2026年3月1日 as people write them. */
function dayOf(text: string): string {
  const found = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text)
  return found === null ? text : `${found[1]!}-${found[2]!.padStart(2, '0')}-${found[3]!.padStart(2, '0')}`
}

/** The member that a row names; who is unknown and who is somebody else's get one answer. */
async function memberOf(context: FilingsContext, employer: string, { cells }: ListRow): Promise<string> {
  const personNo = await findPersonNoByIdNumber(context.database, cells.idNumber)
  const person = personNo === undefined ? undefined : await findPerson(context.database, personNo)
  if (person === undefined || !sameName(person.name, cells.name)) throw problem('employer-not-member')
  await requireMember(context, employer, person.personNo)
  return person.personNo
}

function formOf({ cells }: ListRow, places: Places): FilingForm {
  const city = readCity(places, cells.city)
  const institutions = cells.institutions
    .split(/[、,，;；\s]+/)
    .filter((code) => code !== '')
    .map((code) => ({ code: code.slice(0, 30) }))
  return {
    type: 'stationed-worker',
    destination: 'problem' in city ? cells.city : city.code,
    from: dayOf(cells.from),
    mobile: cells.mobile,
    // Whoever hands the list in has confirmed for all of its rows that each person has signed.
    commitmentSigned: true,
    ...(cells.address === '' ? {} : { address: cells.address }),
    ...(cells.months === '' ? {} : { stayMonths: Number(cells.months) }),
    ...(institutions.length === 0 ? {} : { institutions }),
  }
}

/** What an employer filed for its people, the latest first, at most 200. */
export async function employerFilings(
  { database, clock }: Pick<FilingsContext, 'database' | 'clock'>,
  code: string,
): Promise<EmployerFilingLine[]> {
  const lines = await filingLinesOf(database, { kind: 'employer', actor: code, today: clock.today() })
  const names = new Map<string, string>()
  for (const { personNo } of lines) {
    if (!names.has(personNo)) names.set(personNo, (await findPerson(database, personNo))?.name ?? '')
  }
  return Promise.all(
    lines.map(async ({ personNo, message }) => ({
      id: message.id,
      name: names.get(personNo) ?? '',
      destinationName: message.destinationName,
      from: message.from,
      to: message.to,
      stateTitle: message.stateTitle,
      tone: message.tone,
      filedOn: message.filedOn,
      personNo,
      may: await mayDo({ database, clock }, code, personNo, message),
    })),
  )
}
