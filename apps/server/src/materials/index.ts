export { materialRoutes } from './routes.ts'
export { findMaterials, materialsOf, openMaterial } from './read.ts'
export type { MaterialFound } from './read.ts'
export { sendMaterial } from './send.ts'
