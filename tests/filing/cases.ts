/**
 * Filing cases: YAML beside each pool (policy/pools/<pool>/cases-filing/*.yaml) that a clerk can read and write.
 *
 * A file has `title`, `today`, `base` (parts that all its cases share) and `cases`. A case has a `name`, the `source`
 * it was read from, one question, and what is expected:
 *   apply:  an application (over base.apply), with `person` and `existing` filings → decision, problems, to, visits
 *   needed: {place, day?}                                                       → needed, where
 *   direct: {person, institution, visit, filings} (over base.direct)             → direct, reasons, notes
 *   answers: {question: answer …}                                                → ask, or fitting and notFitting
 * `problems` lists the codes of everything that blocks or goes to a clerk; notices are not listed.
 */
import assert from 'node:assert/strict'
import { parse } from 'yaml'
import { checkApplication, filingNeeded, fittingTypes, settlesDirectly } from '@yidi/rules'
import type { ApplicationContext, DirectQuestion, FiledFiling, FilingApplication, Release } from '@yidi/rules'

interface FilingCase {
  name: string
  source: string
  today?: string
  person?: ApplicationContext['person']
  existing?: FiledFiling[]
  apply?: Partial<FilingApplication>
  needed?: { place: string; day?: string }
  direct?: Partial<DirectQuestion>
  answers?: Record<string, string>
  expect: Record<string, unknown>
}

interface FilingCaseFile {
  title: string
  today: string
  base?: { apply?: FilingApplication; person?: ApplicationContext['person']; direct?: DirectQuestion }
  cases: FilingCase[]
}

/** Reads one case file; a case without a question or an expectation is refused by name. */
export function readFilingCases(path: string, text: string): FilingCaseFile {
  const file = parse(text) as FilingCaseFile
  for (const one of file.cases) {
    const questions = [one.apply, one.needed, one.direct, one.answers].filter((question) => question !== undefined)
    assert.equal(questions.length, 1, `${path}：“${one.name}”要正好有 apply、needed、direct、answers 中的一个`)
    assert.ok(Object.keys(one.expect).length > 0 && one.source !== '', `${path}：“${one.name}”缺少 expect 或 source`)
  }
  return file
}

/** What the rules answer, in the words of `expect`. */
export function answerOf(
  release: Release,
  pool: string,
  file: FilingCaseFile,
  one: FilingCase,
): Record<string, unknown> {
  const policies = release.filing
  const law = policies.laws.get(pool)
  assert.ok(law, `没有统筹区 ${pool} 的备案规则`)
  const today = one.today ?? file.today
  if (one.apply) {
    const application = { ...file.base?.apply, ...one.apply } as FilingApplication
    const person = one.person ?? file.base?.person ?? { insurance: 'employee', category: 'active' }
    const check = checkApplication(policies, law, application, { person, existing: one.existing ?? [], today })
    return {
      decision: check.decision,
      problems: check.problems.filter((problem) => problem.weight !== 'notice').map((problem) => problem.code),
      to: check.validity.to,
      visits: check.validity.visits,
    }
  }
  if (one.needed) {
    const need = filingNeeded(law, one.needed.place, one.needed.day ?? today, policies.places)
    return need ? { needed: need.needed, where: need.where } : { needed: 'unknown' }
  }
  if (one.direct) {
    const base = file.base?.direct
    const question = {
      person: { ...base?.person, ...one.direct.person },
      institution: { ...base?.institution, ...one.direct.institution },
      visit: { ...base?.visit, ...one.direct.visit },
      filings: one.direct.filings ?? base?.filings ?? [],
    } as DirectQuestion
    const answer = settlesDirectly(release, law, question)
    return {
      direct: answer.direct,
      reasons: answer.reasons.map((reason) => reason.code),
      notes: answer.notes.map((note) => note.code),
    }
  }
  const step = fittingTypes(law, policies.questionnaire!, one.answers!, today)
  if (step.kind === 'ask')
    return { ask: step.question.id, options: step.question.options.map((option) => option.value) }
  if (step.kind === 'wrong') return { wrong: step.question }
  return { fitting: step.fitting.map((fit) => fit.type), notFitting: step.notFitting.map((fit) => fit.type) }
}
