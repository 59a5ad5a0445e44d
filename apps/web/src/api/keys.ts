/** 接入密钥: the keys of an institution as the desk and the institution itself see them. */
import { queryOptions } from '@tanstack/react-query'
import type { InstitutionKeys, KeyIssue, KeyIssued, KeyRevoke } from '@yidi/contracts'
import { command, get } from './client.ts'

const at = (code: string) => `/api/institutions/${encodeURIComponent(code)}/keys`

/** Of an institution; without a code one's own. */
export const keysQuery = (code?: string) =>
  queryOptions({
    queryKey: ['keys', code ?? 'own'],
    queryFn: ({ signal }) => get<InstitutionKeys>(code === undefined ? '/api/institution/keys' : at(code), signal),
  })

export const issueKey = (code: string, issue: KeyIssue, key: string): Promise<KeyIssued> =>
  command(at(code), issue, key)
export const revokeKey = (code: string, number: number, revoke: KeyRevoke, key: string): Promise<InstitutionKeys> =>
  command(`${at(code)}/${String(number)}/revoke`, revoke, key)
