/**
 * The questionnaire that leads to a filing type. The questions are data (policy/national/questions.yaml) and hold the
 * way from one to the next; whether the type is offered and the stay long enough is decided here by the pool's law.
 */
import { parseDay } from '../days.ts'
import { didYouMean } from '../policy/read.ts'
import type { PolicyReader } from '../policy/read.ts'
import type { YamlNode } from '../policy/yaml.ts'
import type { Basis, FilingType } from '../quote/types.ts'
import { emergencyRuleOn } from './emergency.ts'
import { FILING_TYPES, FILING_TYPE_NAMES, filingName } from './filing-types.ts'
import { figureOn } from './law.ts'
import type { FilingLaw } from './law.ts'
import { minimumStayOn } from './minimum-stay.ts'

const OUTCOMES = ['emergency', ...FILING_TYPE_NAMES] as const
const QUESTION_KEYS = ['text', 'help', 'options'] as const
const OPTION_KEYS = ['text', 'next', 'outcome', 'candidate', 'stayMonths'] as const

interface QuestionOption {
  value: string
  text: string
  next?: string
  outcome?: (typeof OUTCOMES)[number]
  candidate?: FilingType
  stayMonths?: number
}

export interface Question {
  id: string
  text: string
  help?: string
  options: readonly QuestionOption[]
}

export interface Questionnaire {
  first: string
  questions: ReadonlyMap<string, Question>
}

/** A type that fits the answers, and why; `emergency` needs no filing or another one afterwards. */
export interface FittingType {
  type: FilingType | 'emergency'
  title: string
  why: string
  basis?: Basis
  provisional?: true
  /** Of an emergency: the law wants a filing once the person is in hospital. */
  afterwards?: true
}

type QuestionnaireStep =
  | { kind: 'ask'; question: Question; answered: readonly string[] }
  | {
      kind: 'answer'
      fitting: readonly FittingType[]
      notFitting: readonly { type: FilingType; title: string; why: string; basis?: Basis }[]
    }
  | { kind: 'wrong'; question: string; text: string; remedy: string }

/** Reads questions.yaml; ways that lead nowhere are faults. */
export function readQuestionnaire(reader: PolicyReader, node: YamlNode | undefined): Questionnaire | undefined {
  const top = node && reader.map(node, ['first', 'questions'], '备案问答')
  if (!top) return undefined
  const firstNode = reader.need(top, 'first', '备案问答')
  const questionsNode = reader.need(top, 'questions', '备案问答')
  const all = questionsNode && reader.map(questionsNode, undefined, '问题')
  const ids = [...(all?.entries.keys() ?? [])]
  const first = reader.word(firstNode, ids, '第一个问题')
  const questions = new Map<string, Question>()
  for (const [id, entry] of all?.entries ?? []) {
    const map = reader.map(entry.value, QUESTION_KEYS, `问题 ${id}`)
    if (!map) continue
    const text = reader.text(reader.need(map, 'text', `问题 ${id}`), '问题') ?? id
    const help = reader.text(reader.optional(map, 'help'), '说明')
    const optionsNode = reader.need(map, 'options', `问题 ${id}`)
    const optionsMap = optionsNode && reader.map(optionsNode, undefined, `问题 ${id} 的选项`)
    const options: QuestionOption[] = []
    for (const [value, optionEntry] of optionsMap?.entries ?? []) {
      const option = readOption(reader, optionEntry.value, value, ids)
      if (option) options.push(option)
    }
    questions.set(id, { id, text, ...(help === undefined ? {} : { help }), options })
  }
  return first === undefined ? undefined : { first, questions }
}

function readOption(
  reader: PolicyReader,
  node: YamlNode,
  value: string,
  ids: readonly string[],
): QuestionOption | undefined {
  const what = `选项 ${value}`
  const map = reader.map(node, OPTION_KEYS, what)
  if (!map) return undefined
  const text = reader.text(reader.need(map, 'text', what), '选项') ?? value
  const next = reader.word(reader.optional(map, 'next'), ids, `${what}的下一题`)
  const outcome = reader.word(reader.optional(map, 'outcome'), OUTCOMES, `${what}的结果`)
  const candidate = reader.word(reader.optional(map, 'candidate'), FILING_TYPE_NAMES, `${what}的类型`)
  const monthsNode = reader.optional(map, 'stayMonths')
  const stayMonths = monthsNode && reader.whole(monthsNode, 'months', `${what}的月数`)
  if (next === undefined && outcome === undefined && stayMonths === undefined) {
    reader.fault(
      map.at,
      'missing-key',
      value,
      `${what}没有说接下来怎么办`,
      '写 next（下一题）、outcome（结果）或 stayMonths（住几个月）',
    )
  }
  return {
    value,
    text,
    ...(next === undefined ? {} : { next }),
    ...(outcome === undefined ? {} : { outcome }),
    ...(candidate === undefined ? {} : { candidate }),
    ...(stayMonths === undefined ? {} : { stayMonths }),
  }
}

/**
 * The next question, or the types that fit. `answers`: question → value of an option; `day` (YYYY-MM-DD) chooses the
 * law in force. Options that lead to a type the pool does not offer are left out of the questions.
 */
export function fittingTypes(
  law: FilingLaw,
  questionnaire: Questionnaire,
  answers: Readonly<Record<string, string>>,
  day: string,
): QuestionnaireStep {
  const on = parseDay(day)
  const offered = figureOn(law, 'offered', on)
  const offers = (type: FilingType): boolean => offered?.value?.includes(type) ?? false
  const answered: string[] = []
  let candidate: FilingType | undefined
  let id: string | undefined = questionnaire.first
  while (id !== undefined && !answered.includes(id)) {
    const question: Question = questionnaire.questions.get(id)!
    const options = question.options.filter((option) => isOpen(option, offers))
    const given: string | undefined = answers[id]
    if (given === undefined) return { kind: 'ask', question: { ...question, options }, answered }
    const option: QuestionOption | undefined = options.find((one) => one.value === given)
    if (!option) {
      const known = options.map((one) => one.value)
      return {
        kind: 'wrong',
        question: id,
        text: `“${question.text}”没有“${given}”这个答案`,
        remedy: didYouMean(given, known),
      }
    }
    answered.push(id)
    candidate = option.candidate ?? candidate
    if (option.outcome === 'emergency') return { kind: 'answer', fitting: [emergency(law, on)], notFitting: [] }
    if (option.outcome) return { kind: 'answer', fitting: [fits(law, option.outcome, on)], notFitting: [] }
    if (option.stayMonths !== undefined && candidate) return weighStay(law, candidate, option.stayMonths, on)
    id = option.next
  }
  return { kind: 'answer', fitting: [], notFitting: [] }
}

function isOpen(option: QuestionOption, offers: (type: FilingType) => boolean): boolean {
  if (option.candidate) return offers(option.candidate)
  return option.outcome === undefined || option.outcome === 'emergency' || offers(option.outcome)
}

function emergency(law: FilingLaw, on: number): FittingType {
  const { rule, why, basis } = emergencyRuleOn(law, on)
  return {
    type: 'emergency',
    title: '急诊抢救',
    why,
    ...(basis ? { basis } : {}),
    ...(rule === 'file-afterwards' ? { afterwards: true as const } : {}),
  }
}

function fits(law: FilingLaw, type: FilingType, on: number, why?: string): FittingType {
  const offered = figureOn(law, 'offered', on)
  return {
    type,
    title: FILING_TYPES[type].title,
    why: why ?? FILING_TYPES[type].fits,
    ...(offered ? { basis: offered.source } : {}),
    ...(offered?.status === 'provisional' ? { provisional: true as const } : {}),
  }
}

function weighStay(law: FilingLaw, candidate: FilingType, stayMonths: number, on: number): QuestionnaireStep {
  const minimum = minimumStayOn(law, candidate, on)
  const months = minimum?.value
  if (months !== undefined && stayMonths >= months) {
    const fit = fits(law, candidate, on)
    return {
      kind: 'answer',
      fitting: [
        {
          ...fit,
          why: months === 0 ? `${fit.why}，不要求住满多久` : `${fit.why}，时间满${months}个月`,
          basis: minimum!.source,
        },
      ],
      notFitting: [],
    }
  }
  const title = FILING_TYPES[candidate].title
  const why =
    months === undefined
      ? '参保地还没有明确至少要住多久'
      : `${title}备案要在那里连续住满${months}个月，您打算住的时间不够`
  const basis = minimum ? { basis: minimum.source } : {}
  return {
    kind: 'answer',
    fitting: [fits(law, 'temporary', on, `时间不长，按${filingName('temporary')}`)],
    notFitting: [{ type: candidate, title, why, ...basis }],
  }
}
