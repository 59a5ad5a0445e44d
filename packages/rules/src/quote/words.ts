/** The closed words of a case, once: types, schemas, keys of the policy language and checks of the database come from these. */
export const INSURANCES = ['employee', 'resident'] as const
export const CATEGORIES = ['active', 'retired', 'founding-worker', 'resident'] as const
export const VISIT_KINDS = ['outpatient', 'inpatient', 'designated-disease', 'pharmacy'] as const
export const INSTITUTION_LEVELS = ['tier3', 'tier2', 'tier1', 'community', 'other', 'pharmacy'] as const
export const ROUTES = ['direct', 'manual'] as const

export type Insurance = (typeof INSURANCES)[number]
export type Category = (typeof CATEGORIES)[number]
export type VisitKind = (typeof VISIT_KINDS)[number]
export type InstitutionLevel = (typeof INSTITUTION_LEVELS)[number]
export type Route = (typeof ROUTES)[number]
