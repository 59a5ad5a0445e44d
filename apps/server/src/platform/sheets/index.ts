export { csvOf, sendSheet, sheetOf, sheetTypes } from './sheet.ts'
export type { SheetColumn } from './sheet.ts'
