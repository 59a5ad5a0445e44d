export { tellReclaim } from './tell.ts'
