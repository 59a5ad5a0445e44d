export { receiptOf, readReceiptCode, verificationOf } from './receipt.ts'
export { filingPaperRoutes } from './filing-routes.ts'
export { guidePaperRoutes } from './guide-routes.ts'
export { guideOfPlace, serviceGuideOf } from './service-guide.ts'
