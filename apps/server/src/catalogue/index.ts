export { readCatalogue } from './catalogue.ts'
