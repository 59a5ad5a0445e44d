/** 出国带药, what is registered and a new one: one piece, as each piece stands in every first load. */
export { AbroadPage } from './AbroadPage.tsx'
export { LeavePage } from './LeavePage.tsx'
