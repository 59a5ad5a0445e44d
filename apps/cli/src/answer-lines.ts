import type { Readable } from 'node:stream'
import { describeJsonFault } from '@yidi/contracts'
import type { CaseError } from '@yidi/rules'
import { readLineBlocks } from './lines.ts'

/** Takes finished output; resolves when more may come. */
type WriteOut = (text: string) => Promise<void>

/** How one line becomes output. Neither throws for a bad line. */
interface LineAnswers {
  /** The output for a line that is JSON. */
  answer(value: unknown): string
  /** The output for a line that is not; `error` says which line and why. */
  unreadable(error: CaseError): string
}

/** Output is written in pieces of this length; small enough to stay out of V8's large objects (see input.ts). */
const batchLength = 64 * 1024

/**
 * Reads JSON Lines and writes one answer a line in the same order. A line that cannot be read, an empty one between two
 * others included, is answered like an invalid case and the run goes on; empty lines at the end of the file are its end.
 * Returns how many lines were answered.
 */
export async function answerLines(
  input: Readable,
  write: WriteOut,
  answers: LineAnswers,
  onProgress: (answered: number) => void = () => undefined,
): Promise<number> {
  let answered = 0
  let batch = ''
  const flush = async (): Promise<void> => {
    const full = batch
    batch = ''
    onProgress(answered)
    if (full !== '') await write(full)
  }

  // Empty lines in a row, answered only once something follows them.
  let blanks = 0
  const answerBlanks = async (next: number): Promise<void> => {
    for (let line = next - blanks; line < next; line++) {
      batch += answers.unreadable(unreadable(line, '这是空行'))
      answered += 1
      if (batch.length >= batchLength) await flush()
    }
    blanks = 0
  }

  for await (const block of readLineBlocks(input)) {
    if (block.kind === 'unreadable') {
      await answerBlanks(block.line)
      const reason = block.reason === 'too-long' ? '超过 1 MiB' : '不是 UTF-8 编码的文字'
      batch += answers.unreadable(unreadable(block.line, reason))
      answered += 1
      continue
    }
    const { text } = block
    let line = block.firstLine
    for (let from = 0; from < text.length; line++) {
      const found = text.indexOf('\n', from)
      const end = found < 0 ? text.length : found
      if (isBlank(text, from, end)) blanks += 1
      else {
        if (blanks > 0) await answerBlanks(line)
        batch += answerLine(text.slice(from, end), line, answers)
        answered += 1
        if (batch.length >= batchLength) await flush()
      }
      from = end + 1
    }
  }
  await flush()
  return answered
}

function answerLine(text: string, line: number, answers: LineAnswers): string {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    return answers.unreadable(unreadable(line, describeJsonFault(error).replace('第 1 行', '')))
  }
  return answers.answer(value)
}

function unreadable(line: number, reason: string): CaseError {
  return { path: '', message: `第 ${String(line)} 行读不懂：${reason}。每行应是一个完整的 JSON 对象。` }
}

/** A line of nothing but spaces, tabs and the carriage return of a Windows file. */
function isBlank(text: string, from: number, end: number): boolean {
  for (let at = from; at < end; at++) {
    const code = text.charCodeAt(at)
    if (code !== 32 && code !== 13 && code !== 9) return false
  }
  return true
}
