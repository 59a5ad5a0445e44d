/** 经办数值: figures that no document states and that the agency sets. */
import { queryOptions } from '@tanstack/react-query'
import type { AgencyFigureForm, AgencyFiguresMessage } from '@yidi/contracts'
import { command, get } from './client.ts'

export const figuresQuery = queryOptions({
  queryKey: ['agency-figures'],
  queryFn: ({ signal }) => get<AgencyFiguresMessage>('/api/desk/figures', signal),
})

export const enterFigure = (form: AgencyFigureForm, key: string): Promise<AgencyFiguresMessage> =>
  command('/api/desk/figures', form, key)
