/** The pages of 投诉咨询 and 复议, one piece: the table of pages is part of every first load, and each piece stands in it. */
export { ReconsiderationPage as AgainPage } from '../reconsiderations/ReconsiderationPage.tsx'
export { ComplaintPage } from './ComplaintPage.tsx'
export { ComplaintsPage } from './ComplaintsPage.tsx'
export { MeasuresPage } from '../measures/MeasuresPage.tsx'
export { PublishedPage } from '../published/PublishedPage.tsx'
export { FundsPage } from '../published/FundsPage.tsx'
