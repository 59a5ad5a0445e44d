export { employerNames, employerOf, findEmployer, membersOf, writeEmployer } from './employers.ts'
export { employerFilings } from './file.ts'
export { employerRoutes } from './routes.ts'
