/** The commitment letter as it is shown and signed, and what is wrong with a signature. */
import { createHash } from 'node:crypto'
import type { CommitmentLetterMessage, FilingForm } from '@yidi/contracts'
import { commitmentLetter } from '@yidi/rules'
import type { FilingProblem, FilingType, Release } from '@yidi/rules'
import { lawOf } from './context.ts'

/** The letter of a pool for a type on a day; undefined where none is signed. */
export function letterOf(
  release: Release,
  pool: string,
  type: FilingType,
  day: string,
  inPlace: boolean,
): CommitmentLetterMessage | undefined {
  const letter = commitmentLetter(release.filing, lawOf(release, pool), type, day, inPlace)
  if (letter === undefined) return undefined
  const { title, lines, basis, status } = letter
  const to = release.filing.guides.get(pool)?.authority ?? '参保地医疗保障经办机构'
  const version = createHash('sha256')
    .update([title, to, ...lines].join('\n'))
    .digest('hex')
  return { title, to, lines, basis, provisional: status === 'provisional', version }
}

/** Reports a signature under another name or under another letter than the one in force. */
export function signatureProblems(
  form: FilingForm,
  letter: CommitmentLetterMessage | undefined,
  personName: string,
): FilingProblem[] {
  const { signature } = form
  if (signature === undefined || !form.commitmentSigned || letter === undefined) return []
  const problems: FilingProblem[] = []
  const byAgent = form.applicant === 'agent'
  const signer = byAgent ? form.agent?.name : personName
  if (plain(signature.name) === '' || plain(signature.name) !== plain(signer ?? '')) {
    problems.push({
      code: 'signature-differs',
      path: 'signature.name',
      text: byAgent ? '承诺书上签的不是代办人的姓名' : '承诺书上签的不是参保人的姓名',
      remedy: byAgent ? '请签代办人自己的姓名' : '请签参保人的姓名；替别人办的请选“替别人办”',
      weight: 'blocks',
    })
  }
  if (signature.letter !== letter.version) {
    problems.push({
      code: 'letter-changed',
      path: 'signature.letter',
      text: '承诺书的内容和您签的不一样了',
      remedy: '请再看一遍承诺书，重新签名',
      weight: 'blocks',
    })
  }
  return problems
}

function plain(name: string): string {
  return name.normalize('NFKC').replaceAll(/[\s·•]/g, '')
}
