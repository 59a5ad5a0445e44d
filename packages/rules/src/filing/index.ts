export { FILING_TYPES, FILING_TYPE_NAMES, groupOf, isFilingType } from './filing-types.ts'
export type { FilingGroup } from './filing-types.ts'
export { figureOn, valueOn } from './law.ts'
export type { FilingFigure, FilingLaw } from './law.ts'
export type { FigureName, FigureValue, ValidityRule } from './figures.ts'
export type { FilingPolicies } from './load.ts'
export { requirementText } from './materials.ts'
export type { Material, Requirement } from './materials.ts'
export { fittingTypes } from './questions.ts'
export type { FittingType, Question, QuestionOption, Questionnaire, QuestionnaireStep } from './questions.ts'
export { FACT_SECTIONS } from './guide.ts'
export type { Guide } from './guide.ts'
export { FORM_TITLE, serviceGuide } from './service-guide.ts'
export type { GuideItem, GuideSection, ServiceGuide } from './service-guide.ts'
export { filingFigureText } from './words.ts'
export { filingCovers, filingNeeded, inForceOn, isLongTerm, overlaps, whereIs } from './needed.ts'
export type { FiledFiling, Need, Where } from './needed.ts'
export { commitmentLetter, formRules } from './form.ts'
export type { CommitmentLetter, FormRules } from './form.ts'
export { idNumberFault } from './id-number.ts'
export { filingDeadline } from './deadline.ts'
export type { DeadlineStep, FilingDeadline } from './deadline.ts'
export { channels, materials, typeGuidance, validity } from './validity.ts'
export type { TypeGuidance, Validity } from './validity.ts'
export { checkApplication } from './application.ts'
export type {
  Agent,
  AgentRelation,
  Applicant,
  ApplicationCheck,
  ApplicationContext,
  Channel,
  FilingApplication,
  FilingProblem,
} from './application.ts'
export { diseaseKinds, diseaseOpenAway, findDisease, sameDisease } from './disease.ts'
export type { DiseaseKind } from './disease.ts'
export { institutionAllowed, settlesDirectly } from './direct.ts'
export type { DirectAnswer, DirectQuestion, VisitService } from './direct.ts'
