/** What staff of a pool see and decide: the queue, who has what, and one case. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type {
  CounterNamesMessage,
  CounterPersonMessage,
  DecisionLetterMessage,
  DeskQueueMessage,
  DeskTaskMessage,
  EmployerFilingLine,
  EntitlementMessage,
  FilingCaseMessage,
  FilingCheckMessage,
  FilingForm,
  FilingMessage,
  FilingProblemMessage,
  FilingTypeGuidance,
  MaterialMessage,
} from '@yidi/contracts'
import { ask, askFile, command, get, type Confirmation } from './client.ts'

export type QueueLine = DeskTaskMessage
export type Queue = DeskQueueMessage
export type DeskCase = FilingCaseMessage

/** What a list of tasks is narrowed to, as it stands in the page's address. */
type TaskChoice = Readonly<Record<string, string>>

/** The same as a body says it, where a person may be named. */
function taskBody({ page, overdue, ...choice }: TaskChoice, find: string): object {
  return {
    ...choice,
    ...(page === undefined ? {} : { page: Number(page) }),
    ...(overdue === undefined ? {} : { overdue: overdue === 'true' }),
    ...(find === '' ? {} : { find }),
  }
}

/** A page of a list of tasks. `find` looks for a person and stands in no address. */
export const tasksQuery = (choice: TaskChoice, find = '') =>
  queryOptions({
    queryKey: ['desk', 'queue', choice, find],
    queryFn: async ({ signal }) => {
      const queue = await (find === ''
        ? get<Queue>(`/api/desk/tasks?${new URLSearchParams(choice).toString()}`, signal)
        : ask<Queue>('/api/desk/tasks/search', taskBody(choice, find), signal))
      return { ...queue, lines: queue.tasks }
    },
    refetchInterval: 30_000,
    placeholderData: keepPreviousData,
  })

export const tasksFile = (choice: TaskChoice, find: string, as: 'csv' | 'xlsx'): Promise<Blob> =>
  askFile('/api/desk/tasks/export', { ...taskBody(choice, find), as })

export const colleaguesQuery = queryOptions({
  queryKey: ['desk', 'colleagues'],
  queryFn: ({ signal }) => get<{ names: string[] }>('/api/desk/colleagues', signal),
  staleTime: 5 * 60_000,
})

export const assign = (taskId: string, to: string | null, key: string): Promise<QueueLine> =>
  command(`/api/desk/tasks/${taskId}/assignment`, { to }, key)

export const caseQuery = (id: string) =>
  queryOptions({
    queryKey: ['desk', 'case', id],
    queryFn: ({ signal }) => get<DeskCase>(`/api/desk/filings/${id}`, signal),
  })

export const decisions = ['accept', 'approve', 'ask-corrections', 'refuse'] as const
export type Decision = (typeof decisions)[number]

/** What a decision says besides what it is. */
export interface DecisionBody {
  reason?: string
  again?: string
  code?: string
  basis?: { document: string; article: string }
  problems?: FilingProblemMessage[]
}

/** Where the records that are decided at the desk stand at the server, by their kind; the page of each has the same name. */
const caseDoors = { filing: 'filings', claim: 'claims' } as const
export type CaseKind = keyof typeof caseDoors

/** Address of a case at the server; its files and its decisions lie below it. */
export const casePath = (kind: CaseKind, id: string): string => `/api/desk/${caseDoors[kind]}/${id}`

/** Address of the page of a case. */
export const casePage = (kind: CaseKind, id: string): string => `/${caseDoors[kind]}/${id}`

/** `leaving`: the answer is waited for even where the page that asked is gone. */
export const takeDecision = (
  { kind, id, decision, body }: { kind: CaseKind; id: string; decision: string; body: object },
  key: string,
  leaving = false,
): Promise<unknown> => command(`${casePath(kind, id)}/${decision}`, body, key, 'POST', {}, leaving)

/** What this decision would say to the person; nothing is written. */
export const letterQuery = (id: string, decision: Decision, body: DecisionBody) =>
  queryOptions({
    queryKey: ['desk', 'case', id, 'letter', decision, body],
    queryFn: ({ signal }) => ask<DecisionLetterMessage>(`/api/desk/filings/${id}/${decision}/letter`, body, signal),
    retry: false,
  })

export const caseMaterialsQuery = (kind: CaseKind, id: string) =>
  queryOptions({
    queryKey: ['desk', 'case', id, 'materials'],
    queryFn: ({ signal }) => get<{ materials: MaterialMessage[] }>(`${casePath(kind, id)}/materials`, signal),
  })

export type CounterPerson = CounterPersonMessage
export const findAtCounter = (idNumber: string): Promise<CounterPerson> => ask('/api/desk/counter/person', { idNumber })
/** Those of the own pool who have this whole name, each with a ticket that stands for their number. */
export const namedAtCounter = (name: string): Promise<CounterNamesMessage> => ask('/api/desk/counter/people', { name })
export const checkAtCounter = (idNumber: string, form: FilingForm): Promise<FilingCheckMessage> =>
  ask('/api/desk/counter/check', { idNumber, form })
/** Papers of an earlier filing that the new one may use, for the clerk and the person to choose. */
export const earlierPapersQuery = (asked: {
  idNumber: string
  filingId: string
  type: string
  agentIdNumber?: string
}) =>
  queryOptions({
    queryKey: ['desk', 'earlier-papers', asked.filingId, asked.type, asked.agentIdNumber],
    queryFn: ({ signal }) => ask<{ materials: MaterialMessage[] }>('/api/desk/counter/earlier-papers', asked, signal),
  })
export const applyAtCounter = (idNumber: string, form: FilingForm, key: string): Promise<FilingMessage> =>
  command('/api/desk/filings', { idNumber, form }, key)
export const cancelAtCounter = (
  id: string,
  said: { idNumber: string; reason: string } & Confirmation,
  key: string,
): Promise<FilingMessage> => command(`/api/desk/filings/${id}/cancel`, said, key)

/** What a community centre's own account entered. */
export const communityFilingsQuery = queryOptions({
  queryKey: ['community', 'filings'],
  queryFn: ({ signal }) => get<{ filings: EmployerFilingLine[] }>('/api/community/filings', signal),
})

/** What a type needs in a pool, for somebody who is not logged in as the person. */
export const typeQuery = (pool: string, type: string, place: string) =>
  queryOptions({
    queryKey: ['desk', 'type', pool, type, place],
    queryFn: ({ signal }) => get<FilingTypeGuidance>(`/api/filings/types/${type}?pool=${pool}&place=${place}`, signal),
    enabled: type !== '' && place !== '',
  })

export interface RegisterCase {
  record: EntitlementMessage
  person: { name: string; idNumber: string }
  materials: MaterialMessage[]
}
export const registerCaseQuery = (id: string) =>
  queryOptions({
    queryKey: ['desk', 'register', id],
    queryFn: ({ signal }) => get<RegisterCase>(`/api/desk/registers/${id}`, signal),
  })
export const decideRegister = (id: string, decision: 'approve' | 'refuse', reason: string, key: string) =>
  command<EntitlementMessage>(`/api/desk/registers/${id}/${decision}`, reason === '' ? {} : { reason }, key)
