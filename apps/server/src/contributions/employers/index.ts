export { finishDeclarations } from './carry-out.ts'
export { showEmployer } from './show.ts'
export { employerContributionFileRoutes, employerContributionRoutes, memberListRoutes } from './routes.ts'
