/** 缴费年限: one's own, and a person's at the desk with what can be done. */
import { queryOptions } from '@tanstack/react-query'
import type {
  DeskYearsMessage,
  RetirementForm,
  RetirementQuoteForm,
  TakingBack,
  TransferOutForm,
  YearPeriodDecision,
  YearPeriodForm,
  YearsMessage,
} from '@yidi/contracts'
import { command, get } from './client.ts'
import type { Door } from './materials.ts'

export const ownYearsQuery = queryOptions({
  queryKey: ['years'],
  queryFn: ({ signal }) => get<YearsMessage>('/api/my/years', signal),
})

/** Where one's own document of leaving is. */
export const ownTransferPaper = (id: string): string => `/api/my/years/transfers/${encodeURIComponent(id)}/document.pdf`

const at = (personNo: string, what: string) => `/api/desk/people/${encodeURIComponent(personNo)}/${what}`

export const yearsOfPersonQuery = (personNo: string) =>
  queryOptions({
    queryKey: ['person', personNo, 'years'],
    queryFn: ({ signal }) => get<DeskYearsMessage>(at(personNo, 'years'), signal),
    // Each look is on record; coming back to the window is not another one.
    refetchOnWindowFocus: false,
  })

type Period = Promise<{ no: number }>

export const enterPeriod = (personNo: string, form: YearPeriodForm, key: string): Period =>
  command(at(personNo, 'years'), form, key)
export const decidePeriod = (personNo: string, no: number, decision: YearPeriodDecision, key: string): Period =>
  command(at(personNo, `years/${String(no)}/decide`), decision, key)
export const takePeriodBack = (personNo: string, no: number, why: TakingBack, key: string): Period =>
  command(at(personNo, `years/${String(no)}/take-back`), why, key)
export const quoteRetirement = (
  personNo: string,
  form: RetirementQuoteForm,
  key: string,
): Promise<{ quoteNo: number }> => command(at(personNo, 'retirement-quotes'), form, key)
export const retirePerson = (personNo: string, form: RetirementForm, key: string): Promise<{ from: string }> =>
  command(at(personNo, 'retirement'), form, key)

export const takeRetirementBack = (personNo: string, why: TakingBack, key: string): Promise<{ owed: string }> =>
  command(at(personNo, 'retirement/take-back'), why, key)

/** Where papers that prove years are handed in, and where one of them is. */
export const proofDoor = (personNo: string): Door => ({ path: at(personNo, 'years/materials'), headers: {} })
export const proofPaper = (personNo: string, id: string): string =>
  at(personNo, `years/materials/${encodeURIComponent(id)}`)

type Transfer = Promise<{ transferId: string }>

export const transferOut = (personNo: string, form: TransferOutForm, key: string): Transfer =>
  command(at(personNo, 'transfers-out'), form, key)
export const takeTransferBack = (personNo: string, id: string, why: TakingBack, key: string): Transfer =>
  command(at(personNo, `transfers-out/${encodeURIComponent(id)}/take-back`), why, key)

export const quotePaper = (personNo: string, quoteNo: number): string =>
  at(personNo, `retirement-quotes/${String(quoteNo)}/quote.pdf`)
export const transferPaper = (personNo: string, id: string): string =>
  at(personNo, `transfers-out/${encodeURIComponent(id)}/document.pdf`)
