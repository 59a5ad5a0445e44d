/** 裁定: what the agency decides where the law of its pool is open. */
import { queryOptions } from '@tanstack/react-query'
import type { RulingEnd, RulingForm, RulingsMessage } from '@yidi/contracts'
import { command, get } from './client.ts'

export const rulingsQuery = queryOptions({
  queryKey: ['rulings'],
  queryFn: ({ signal }) => get<RulingsMessage>('/api/desk/rulings', signal),
})

export const enterRuling = (form: RulingForm, key: string): Promise<RulingsMessage> =>
  command('/api/desk/rulings', form, key)
export const endRuling = (end: RulingEnd, key: string): Promise<RulingsMessage> =>
  command('/api/desk/rulings/end', end, key)
