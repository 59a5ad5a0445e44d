export { keepMade, keepUpload, openFile, sweepFiles, textBytes } from './files.ts'
export { tabularText } from './tabular.ts'
