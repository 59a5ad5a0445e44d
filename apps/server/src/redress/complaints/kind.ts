/** Complaints among the kinds of records: found here, with their addresses. */
import { ownComplaintRoutes, complaintUploadRoutes } from './citizen-routes.ts'
import { complaintKind } from './complaint.ts'
import { deskComplaintRoutes } from './desk-routes.ts'
import { complaintOfficeRoutes } from './office-routes.ts'
import type { RecordKind } from '../../platform/records/index.ts'

export default {
  ...complaintKind,
  routes: [ownComplaintRoutes, complaintUploadRoutes, deskComplaintRoutes, complaintOfficeRoutes],
} satisfies RecordKind
