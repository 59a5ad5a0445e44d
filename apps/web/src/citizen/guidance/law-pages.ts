/** 政策依据, the list and one document: one piece, as each piece stands in every first load. */
export { DocumentPage } from './DocumentPage.tsx'
export { PolicyPage } from './PolicyPage.tsx'
