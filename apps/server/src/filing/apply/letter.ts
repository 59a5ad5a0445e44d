/** The commitment letter as it is shown and signed, and what is wrong with a signature. */
import { createHash } from 'node:crypto'
import { mostSignaturePoints, signatureFault } from '@yidi/contracts'
import type { CommitmentLetterMessage, FilingForm } from '@yidi/contracts'
import { commitmentLetter, sameName } from '@yidi/rules'
import type { FilingProblem, FilingType, Release } from '@yidi/rules'
import type { FilingDetail, FilingRecord } from '../../person/file/index.ts'
import type { FilingPrivate, SignedWords } from './application.ts'
import { lawOf } from '../record/index.ts'

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
  form: Pick<FilingForm, 'signature' | 'commitmentSigned' | 'applicant' | 'agent'>,
  letter: Pick<CommitmentLetterMessage, 'version'> | undefined,
  personName: string,
): FilingProblem[] {
  const { signature } = form
  if (signature === undefined || !form.commitmentSigned || letter === undefined) return []
  const problems: FilingProblem[] = []
  const byAgent = form.applicant === 'agent'
  const signer = byAgent ? form.agent?.name : personName
  if (!sameName(signature.name, signer ?? '')) {
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
  const fault = signature.strokes === undefined ? undefined : signatureFault(signature.strokes)
  if (fault !== undefined) {
    problems.push({
      code: `signature-${fault}`,
      path: 'signature.strokes',
      ...strokeWords[fault],
      weight: 'blocks',
    })
  }
  return problems
}

const strokeWords = {
  broken: { text: '手写的签名没有收全', remedy: '请清除后重新签名，或改用打字签名' },
  'too-many': {
    text: `手写的签名太长，最多 ${String(mostSignaturePoints)} 个点`,
    remedy: '请清除后重新签名，只写姓名',
  },
  'too-small': { text: '手写的签名太小，看不出姓名', remedy: '请清除后写大一些，或改用打字签名' },
} as const

/**
 * The letter that was signed with a filing on our pages, word for word; undefined where none was, or where it was signed
 * before the words were kept and the pool has changed them since.
 */
export function signedLetter(release: Release, record: FilingRecord, personal: FilingPrivate): SignedWords | undefined {
  const { commitment, commitmentInPlace } = record.application.detail as FilingDetail
  if (commitment === undefined) return undefined
  if (personal.letter !== undefined) return personal.letter
  const { pool, type, effective_day: day } = record.application
  const letter = letterOf(release, pool, type, day, commitmentInPlace === true)
  return letter?.version === commitment.letter ? letter : undefined
}

/**
 * What was done about the letter, as form and desk say it: a signature is only called one where there is one. An
 * application that came with nothing but `commitmentSigned` declared its acceptance; what others vouch for names them.
 */
export function commitmentWords(record: FilingRecord, personal: FilingPrivate): string {
  const { application } = record
  const { applicant, commitmentSigned, commitment } = application.detail as FilingDetail
  if (commitmentSigned !== true) return '没有签署'
  if (commitment !== undefined && personal.signature !== undefined) {
    const { signature } = personal
    return commitment.drawn === true ? `在线手写签署：${signature}` : `在线签署：${signature}（打字签名）`
  }
  if (applicant === 'employer') return '用人单位确认职工本人已签'
  return declaredAt[application.channel] ?? '已在线确认承诺，没有签名'
}

const declaredAt: Readonly<Record<string, string>> = {
  counter: '已在窗口签字，原件留存',
  community: '已在社区窗口签字，原件留存',
  hospital: '已在医院签字，由医院保存',
}
