/** What those see who owe by an order: a person, an institution, an employer. */
import { OwnReclaimsMessage, ReclaimListMessage } from '@yidi/contracts'
import { citizenOf, staffOf } from '../../platform/guard/index.ts'
import { route } from '../../platform/http/index.ts'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { ownReclaims, reclaimsOf } from './show.ts'

const tags = ['追回']

const ofInstitution = route(
  {
    method: 'GET',
    url: '/api/institution/recoveries',
    config: { access: ['institution'] },
    schema: { summary: '向本机构追回的钱', tags, response: { 200: ReclaimListMessage } },
  },
  (request, deps: RecordsDeps) => reclaimsOf(deps, 'institution', staffOf(request).institution ?? ''),
)

const ofEmployer = route(
  {
    method: 'GET',
    url: '/api/employer/recoveries',
    config: { access: ['employer'] },
    schema: { summary: '向本单位追回的钱', tags, response: { 200: ReclaimListMessage } },
  },
  (request, deps: RecordsDeps) => reclaimsOf(deps, 'employer', staffOf(request).employer ?? ''),
)

const ofPerson = route(
  {
    method: 'GET',
    url: '/api/me/recoveries',
    config: { access: ['citizen'], scope: 'file' },
    schema: { summary: '向我追回的钱：为什么、多少、期限和已经收到的', tags, response: { 200: OwnReclaimsMessage } },
  },
  (request, deps: RecordsDeps) => ownReclaims(deps, 'person', citizenOf(request).personNo),
)

export const ownRoutes = [ofInstitution, ofEmployer, ofPerson] as const
