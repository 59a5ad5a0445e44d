export { employerNames, employerOf, findEmployer, writeEmployer } from './employers.ts'
export { employerRoutes } from './routes.ts'
