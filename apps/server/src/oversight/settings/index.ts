export { hearingDays, oversightLawOf, rulesOn } from './book.ts'
export { oversightSettingRoutes } from './routes.ts'
export { pointsOn, settingsOn } from './settings.ts'
