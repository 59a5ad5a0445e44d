/** 亲情账户, who acts for me and somebody new: one piece, as each piece stands in every first load. */
export { AuthorisePage } from './AuthorisePage.tsx'
export { FamilyPage } from './FamilyPage.tsx'
