/** 规定病种, what is registered and a new one: one piece, as each piece stands in every first load. */
export { DiseasePage } from './DiseasePage.tsx'
export { DiseasesPage } from './DiseasesPage.tsx'
