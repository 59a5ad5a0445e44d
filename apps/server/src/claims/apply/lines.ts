/** The lines of a claim: typed into the form, or what the institution uploaded for a visit that it did not settle. */
import type { ClaimForm } from '@yidi/contracts'
import { NO_DAY, parseDay, parseYuan } from '@yidi/rules'
import type { ClaimProblem } from '@yidi/rules'
import type { Database } from '../../platform/storage/index.ts'
import { checkClaimLines, linesOfVisit } from '../bill/index.ts'
import type { HandedLine } from '../record/index.ts'

/** Whole parts of a decimal text with at most so many digits; undefined where it is none. */
function scaled(text: string, digits: number): number | undefined {
  const [, sign = '', whole = '', part = ''] = /^(-?)(\d{1,9})(?:\.(\d+))?$/.exec(text.trim()) ?? []
  if (whole === '' || part.length > digits) return undefined
  const value = Number(`${whole}${part.padEnd(digits, '0')}`)
  return sign === '-' ? -value : value
}

/** Fen of an amount that may be below nought; undefined where it is none. */
function signedFen(text: string): number | undefined {
  const fen = parseYuan(text.replace(/^-/, ''))
  if (fen < 0) return undefined
  return text.startsWith('-') ? -fen : fen
}

type Typed = Omit<HandedLine, 'refundOf'>

/** One typed line, or everything in it that cannot be read. A line without a day is of the visit's last. */
function typedLine(
  line: ClaimForm['lines'][number],
  index: number,
  to: string,
): { line?: Typed; problems: ClaimProblem[] } {
  const problems: ClaimProblem[] = []
  const wrong = (field: string, text: string, remedy: string): void => {
    problems.push({
      code: 'line-not-readable',
      path: `lines[${String(index)}].${field}`,
      text: `第 ${String(index + 1)} 项${text}`,
      remedy,
      weight: 'blocks',
    })
  }
  const quantity = scaled(line.quantity, 4)
  if (quantity === undefined) wrong('quantity', `的数量“${line.quantity}”看不懂`, '请填数字，例如 2 或 0.5')
  const priceMicro = scaled(line.price, 6)
  if (priceMicro === undefined) wrong('price', `的单价“${line.price}”看不懂`, '请填元，例如 12.50')
  const amountFen = signedFen(line.amount.trim())
  if (amountFen === undefined) wrong('amount', `的金额“${line.amount}”看不懂`, '请填元，最多两位小数，例如 25.00')
  const day = line.day ?? to
  if (parseDay(day) === NO_DAY) wrong('day', `的日期“${day}”不是日期`, '请填费用发生的那一天')
  const name = line.name.trim()
  if (name === '') wrong('name', '没有名称', '请照清单填项目名称')
  if (quantity === undefined || priceMicro === undefined || amountFen === undefined || problems.length > 0)
    return { problems }
  const code = line.code?.trim() ?? ''
  return {
    problems,
    line: {
      ...{ lineNo: index + 1, day, name, quantity, priceMicro, amountFen },
      code: code === '' ? null : code,
      ...(line.disease === undefined ? {} : { disease: line.disease }),
    },
  }
}

/**
 * The lines of a form with what is wrong with any of them, which is then left out; where the form takes what the institution billed,
 * that is the bill. Throws `bill-visit-has-no-lines`.
 */
export async function handedLines(
  database: Pick<Database, 'pool'>,
  personNo: string,
  { visit, lines }: ClaimForm,
): Promise<{ lines: HandedLine[]; problems: ClaimProblem[] }> {
  if (visit.visitId !== undefined) return { lines: await linesOfVisit(database, personNo, visit.visitId), problems: [] }
  const typed = lines.map((line, index) => typedLine(line, index, visit.to))
  const readable = typed.flatMap(({ line }) => line ?? [])
  const diseases = new Map(readable.map(({ lineNo, disease }) => [lineNo, disease]))
  const checked = checkClaimLines(readable, { ...visit, emergency: visit.emergency ?? false })
  return {
    lines: checked.lines.map((line): HandedLine => {
      const disease = diseases.get(line.lineNo)
      return disease === undefined ? line : { ...line, disease }
    }),
    problems: [
      ...typed.flatMap(({ problems }) => problems),
      ...checked.problems.map(({ row, code, message, remedy }): ClaimProblem => {
        const end = /[。]$/
        return {
          code,
          path: `lines[${String(row - 1)}]`,
          text: `第 ${String(row)} 项：${message.replace(end, '')}`,
          remedy: remedy.replace(end, ''),
          weight: 'blocks',
        }
      }),
    ],
  }
}
