export { finishDeclarations } from './carry-out.ts'
export { employerContributionFileRoutes, employerContributionRoutes, memberListRoutes } from './routes.ts'
