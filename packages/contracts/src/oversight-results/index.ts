export * from './points.ts'
export * from './published.ts'
export * from './staff.ts'
