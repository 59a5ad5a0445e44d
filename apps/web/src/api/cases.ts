/** 稽核案件 at the desk and of those whom they are about. */
import { queryOptions } from '@tanstack/react-query'
import type { CaseListMessage, CaseMessage, CaseOpenForm, OwnCasesMessage } from '@yidi/contracts'
import { command, get } from './client.ts'

export const casesKey = ['cases'] as const
const desk = '/api/desk/cases'
export type OwnDoor = 'institution' | 'employer'

export const casesQuery = queryOptions({
  queryKey: [...casesKey, 'list'],
  queryFn: ({ signal }) => get<CaseListMessage>(desk, signal),
})
export const caseQuery = (id: string) =>
  queryOptions({
    queryKey: [...casesKey, 'one', id],
    queryFn: ({ signal }) => get<CaseMessage>(`${desk}/${encodeURIComponent(id)}`, signal),
  })
export const ownCasesQuery = (door: OwnDoor) =>
  queryOptions({
    queryKey: [...casesKey, 'own', door],
    queryFn: ({ signal }) => get<OwnCasesMessage>(`/api/${door}/cases`, signal),
  })

/** Where a file of an answer is looked at, each look kept by the server. */
export const caseFile = (id: string, materialId: string): string =>
  `${desk}/${encodeURIComponent(id)}/materials/${encodeURIComponent(materialId)}`
export const openCase = (form: CaseOpenForm, key: string): Promise<CaseMessage> => command(desk, form, key)
export const takeCaseStep = (id: string, action: string, form: object, key: string): Promise<CaseMessage> =>
  command(`${desk}/${encodeURIComponent(id)}/${action}`, form, key)
export const answerCase = (door: OwnDoor, id: string, words: string, key: string): Promise<OwnCasesMessage> =>
  command(`/api/${door}/cases/${encodeURIComponent(id)}/answer`, { words }, key)
