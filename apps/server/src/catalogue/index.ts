export { currentCatalogueRelease, readCatalogue, type CatalogueItem } from './catalogue.ts'
