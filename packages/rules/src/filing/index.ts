export { FILING_TYPES, FILING_TYPE_NAMES, filingName, groupOf, isFilingType, isLongTerm } from './filing-types.ts'
export { figureOn, valueOn } from './law.ts'
export type { FilingLaw } from './law.ts'
export type { FigureName } from './figures.ts'
export type { FilingPolicies } from './load.ts'
export type { Material, Requirement } from './materials.ts'
export { fittingTypes } from './questions.ts'
export type { FittingType, Question } from './questions.ts'
export type { Guide } from './guide.ts'
export { columnTitles, serviceGuide } from './service-guide.ts'
export type { GuideSection, ServiceGuide } from './service-guide.ts'
export { spanText } from './span.ts'
export { filingFigureText } from './words.ts'
export { filingCovers, filingNeeded, inForceOn, overlaps } from './needed.ts'
export type { FiledFiling, Need, Where } from './needed.ts'
export { commitmentLetter, formRules } from './form.ts'
export type { CommitmentLetter, FormRules } from './form.ts'
export { filingDeadline } from './deadline.ts'
export type { DeadlineStep, FilingDeadline } from './deadline.ts'
export { channels, materials, typeGuidance, validity } from './validity.ts'
export type { TypeGuidance } from './validity.ts'
export { filingPapers, paperStates } from './papers.ts'
export type { FilingPaper, PaperState } from './papers.ts'
export { checkApplication, destinationProblems } from './application.ts'
export type {
  Agent,
  ApplicationCheck,
  ApplicationContext,
  Channel,
  FilingApplication,
  FilingProblem,
} from './application.ts'
export { diseaseKinds, diseaseListOpen, diseaseOpenAway, findDisease, sameDisease } from './disease.ts'
export { diseaseBenefitOpen } from './benefit-side.ts'
export { settlesDirectly } from './direct.ts'
export type { DirectAnswer, DirectQuestion } from './direct.ts'
