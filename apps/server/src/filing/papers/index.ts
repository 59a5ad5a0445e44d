export { receiptOf, readReceiptCode, verificationOf } from './receipt.ts'
export { filingPaperRoutes, guidePaperRoutes } from './routes.ts'
export { guideOfPlace, serviceGuideOf } from './service-guide.ts'
