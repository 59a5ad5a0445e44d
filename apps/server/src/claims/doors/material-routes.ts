/** The papers of a claim at the desk: listed and read, each look audited. */
import { problem } from '@yidi/contracts'
import { routes } from '../../platform/http/index.ts'
import { deskFileRoutes } from '../../platform/records/index.ts'

const { list, download } = deskFileRoutes({
  kind: 'claim',
  called: '一件报销',
  place: 'claims',
  param: 'claimId',
  readers: ['accepting', 'reviewing', 'approving', 'finance', 'audit', 'admin'],
  missing: (claimId) => problem('claim-not-found', { claimId }),
})

export const claimMaterialRoutes = routes(list, download)
