export { keepUpload, openFile, sweepFiles } from './files.ts'
