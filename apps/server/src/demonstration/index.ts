export { institutions, people } from './data.ts'
export { loadDemonstration } from './load.ts'
export { demonstrationCard } from './load.ts'
