/** 疑点 and 监管参数 at the desk. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type {
  FindingMessage,
  FindingRunForm,
  FindingRunsMessage,
  FindingsMessage,
  OversightSettingForm,
  OversightSettingsMessage,
} from '@yidi/contracts'
import { ask, askFile, command, get } from './client.ts'

type Choice = Readonly<Record<string, string>>

/** The same as a body says it, where a person may be named. */
const bodyOf = ({ page, ...choice }: Choice, find: string): object => ({
  ...choice,
  ...(page === undefined ? {} : { page: Number(page) }),
  ...(find === '' ? {} : { find }),
})

/** A page of the findings. `find` may name a person and stands in no address. */
export const findingsQuery = (choice: Choice, find: string) =>
  queryOptions({
    queryKey: ['desk', 'findings', choice, find],
    queryFn: async ({ signal }) => {
      const found = await (find === ''
        ? get<FindingsMessage>(`/api/desk/findings?${new URLSearchParams(choice).toString()}`, signal)
        : ask<FindingsMessage>('/api/desk/findings/search', bodyOf(choice, find), signal))
      return { ...found, lines: found.findings }
    },
    placeholderData: keepPreviousData,
  })

export function findingsFile(choice: Choice, find: string, as: 'csv' | 'xlsx'): Promise<Blob> {
  const unpaged = Object.fromEntries(Object.entries(choice).filter(([name]) => name !== 'page'))
  return askFile('/api/desk/findings/export', { ...bodyOf(unpaged, find), as })
}

export const findingQuery = (id: string) =>
  queryOptions({
    queryKey: ['desk', 'finding', id],
    queryFn: ({ signal }) => get<FindingMessage>(`/api/desk/findings/${id}`, signal),
  })

export const dismissFinding = ({ id, reason }: { id: string; reason: string }, key: string): Promise<FindingMessage> =>
  command(`/api/desk/findings/${id}/dismissal`, { reason }, key)

/** How often the page asks how far a run has come, in milliseconds. */
const runningEveryMs = 3_000

export const findingRunsQuery = queryOptions({
  queryKey: ['desk', 'finding-runs'],
  queryFn: ({ signal }) => get<FindingRunsMessage>('/api/desk/finding-runs', signal),
  refetchInterval: ({ state }) => (state.data?.runs.some(({ running }) => running) === true ? runningEveryMs : false),
})

export const startFindingRun = (form: FindingRunForm, key: string): Promise<FindingRunsMessage> =>
  command('/api/desk/finding-runs', form, key)

export const oversightSettingsQuery = queryOptions({
  queryKey: ['desk', 'oversight-settings'],
  queryFn: ({ signal }) => get<OversightSettingsMessage>('/api/desk/oversight-settings', signal),
})

export const enterOversightSetting = (form: OversightSettingForm, key: string): Promise<OversightSettingsMessage> =>
  command('/api/desk/oversight-settings', form, key)
