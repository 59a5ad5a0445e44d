/** What decisions of cases bring: 追回, 医师记分, 公示; and 内部监督. */
import { queryOptions } from '@tanstack/react-query'
import type {
  DoctorPointsForm,
  DoctorsMessage,
  PublicationForm,
  PublicationsMessage,
  PublishedMessage,
  ReclaimForm,
  ReclaimListMessage,
  ReclaimMessage,
  StaffFindingsMessage,
  StaffRunForm,
} from '@yidi/contracts'
import { command, get } from './client.ts'

const reclaims = '/api/desk/recoveries'
const doctors = '/api/desk/doctors'
const publications = '/api/desk/publications'
const ownStaff = '/api/desk/own-staff'
export const resultsKey = ['oversight-results'] as const
const at = (root: string, id: string) => `${root}/${encodeURIComponent(id)}`

export const reclaimsQuery = queryOptions({
  queryKey: [...resultsKey, 'reclaims'],
  queryFn: ({ signal }) => get<ReclaimListMessage>(reclaims, signal),
})
export const ownReclaimsQuery = (door: 'institution' | 'employer') =>
  queryOptions({
    queryKey: [...resultsKey, 'own-reclaims', door],
    queryFn: ({ signal }) => get<ReclaimListMessage>(`/api/${door}/recoveries`, signal),
  })
export const reclaimQuery = (id: string) =>
  queryOptions({
    queryKey: [...resultsKey, 'reclaim', id],
    queryFn: ({ signal }) => get<ReclaimMessage>(at(reclaims, id), signal),
  })
export const orderReclaim = (form: ReclaimForm, key: string): Promise<ReclaimMessage> => command(reclaims, form, key)
export const stepReclaim = (id: string, step: string, form: object, key: string): Promise<ReclaimMessage> =>
  command(`${at(reclaims, id)}/${step}`, form, key)

export const doctorsQuery = (isOwn: boolean) =>
  queryOptions({
    queryKey: [...resultsKey, 'doctors', isOwn],
    queryFn: ({ signal }) => get<DoctorsMessage>(isOwn ? '/api/institution/doctors' : doctors, signal),
  })
export const enterPoints = (form: DoctorPointsForm, key: string): Promise<DoctorsMessage> =>
  command(`${doctors}/points`, form, key)
export const undoPoints = (id: string, reason: string, key: string): Promise<DoctorsMessage> =>
  command(`${at(`${doctors}/points`, id)}/undo`, { reason }, key)

export const publicationsQuery = queryOptions({
  queryKey: [...resultsKey, 'publications'],
  queryFn: ({ signal }) => get<PublicationsMessage>(publications, signal),
})
export const choosePublication = (form: PublicationForm, key: string): Promise<PublicationsMessage> =>
  command(publications, form, key)
export const stepPublication = (id: string, step: string, form: object, key: string): Promise<PublicationsMessage> =>
  command(`${at(publications, id)}/${step}`, form, key)

export const ownStaffQuery = queryOptions({
  queryKey: [...resultsKey, 'own-staff'],
  queryFn: ({ signal }) => get<StaffFindingsMessage>(ownStaff, signal),
})
export const runOwnStaff = (form: StaffRunForm, key: string): Promise<StaffFindingsMessage> =>
  command(`${ownStaff}/run`, form, key)
export const stepStaffFinding = (id: string, step: string, form: object, key: string): Promise<StaffFindingsMessage> =>
  command(`${at(ownStaff, id)}/${step}`, form, key)

export const publishedQuery = queryOptions({
  queryKey: [...resultsKey, 'published'],
  queryFn: ({ signal }) => get<PublishedMessage>('/api/published', signal),
})
