/** 首页: where one is covered, what is under way, the last bill; one question for the three. */
import { queryOptions } from '@tanstack/react-query'
import type { HomeMessage, UnderWayMessage } from '@yidi/contracts'
import { get } from './client.ts'

export type Home = HomeMessage
export type UnderWay = UnderWayMessage

export const homeQuery = queryOptions({
  queryKey: ['home'],
  queryFn: ({ signal }) => get<Home>('/api/me/home', signal),
})
