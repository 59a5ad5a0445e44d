/** 家庭共济: what I give to members of the family, and what they gave me. Always one's own. */
import { queryOptions } from '@tanstack/react-query'
import type { ShareAction, ShareForm, ShareMessage, SharesMessage } from '@yidi/contracts'
import { command, get } from './client.ts'

export type Share = ShareMessage

export const sharesQuery = queryOptions({
  queryKey: ['sharing'],
  queryFn: ({ signal }) => get<SharesMessage>('/api/my/shares', signal),
})

export const giveShare = (form: ShareForm, key: string): Promise<SharesMessage> => command('/api/my/shares', form, key)

export const actOnShare = ({ id, action }: { id: string; action: ShareAction }, key: string): Promise<SharesMessage> =>
  command(`/api/my/shares/${id}/${action}`, {}, key)
