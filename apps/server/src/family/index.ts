export { actingNotes, findActedFor } from './acting.ts'
export { approvedAuthorisation } from './commands.ts'
export { updateAuthorisationLinks } from './links.ts'
export { familyRoutes } from './routes.ts'
