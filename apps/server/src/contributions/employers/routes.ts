import type { RecordsModule } from '../../platform/module/index.ts'
import { deskDoor, ownDoor } from './door.ts'
import { employerDoor, listDoor } from './employer-routes.ts'
import { deskContributions, taxFile } from './tax-routes.ts'

/** 单位缴费: an employer's own declarations and bills, and the agency's desk. */
export const employerContributionRoutes: RecordsModule = (app, deps) => {
  deskContributions(app, deps)
  for (const door of [ownDoor, deskDoor]) employerDoor(door)(app, deps)
}

/** What of it is handed in as files: bodies of any type, in a scope of its own. */
export const employerContributionFileRoutes: RecordsModule = (app, deps) => {
  taxFile(app, deps)
}

/** The lists of members, in a scope of their own as well. */
export const memberListRoutes: RecordsModule = (app, deps) => {
  for (const door of [ownDoor, deskDoor]) listDoor(door)(app, deps)
}
