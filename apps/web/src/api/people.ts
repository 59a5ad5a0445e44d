/** People at the desk: found by number or whole name, read, enrolled, changed. */
import { queryOptions } from '@tanstack/react-query'
import type {
  ActivationCode,
  BenefitChange,
  EnrolForm,
  EnrolmentChange,
  EnrolmentEnd,
  GiveActivation,
  PersonCorrection,
  PersonFound,
  PersonPage,
  PersonSearch,
  SpecialCategoryEnd,
  SpecialCategoryForm,
} from '@yidi/contracts'
import { ask, command, get } from './client.ts'

export const findPeople = (search: PersonSearch): Promise<{ people: PersonFound[] }> =>
  ask('/api/desk/people/search', search)

export const personQuery = (personNo: string) =>
  queryOptions({
    queryKey: ['person', personNo],
    queryFn: ({ signal }) => get<PersonPage>(`/api/desk/people/${encodeURIComponent(personNo)}`, signal),
    // Each look is on record; coming back to the window is not another one.
    refetchOnWindowFocus: false,
  })

type Done = Promise<{ personNo: string }>
const at = (personNo: string, what: string) => `/api/desk/people/${encodeURIComponent(personNo)}/${what}`

export const enrolPerson = (form: EnrolForm, key: string): Done => command('/api/desk/people', form, key)
export const changeEnrolment = (personNo: string, change: EnrolmentChange, key: string): Done =>
  command(at(personNo, 'change'), change, key)
export const endEnrolment = (personNo: string, end: EnrolmentEnd, key: string): Done =>
  command(at(personNo, 'end'), end, key)
export const setBenefits = (personNo: string, change: BenefitChange, key: string): Done =>
  command(at(personNo, 'benefits'), change, key)
export const correctPerson = (personNo: string, correction: PersonCorrection, key: string): Done =>
  command(at(personNo, 'correct'), correction, key)
export const enterSpecialCategory = (personNo: string, form: SpecialCategoryForm, key: string): Done =>
  command(at(personNo, 'special-category'), form, key)
export const endSpecialCategory = (personNo: string, recordId: string, end: SpecialCategoryEnd, key: string): Done =>
  command(at(personNo, `special-category/${encodeURIComponent(recordId)}/end`), end, key)

export const giveActivationCode = (personNo: string, form: GiveActivation, key: string): Promise<ActivationCode> =>
  command(at(personNo, 'activation-code'), form, key)
/** Where the paper with the code is, as long as it is open. */
export const activationPaper = (personNo: string): string => at(personNo, 'activation-code.pdf')
