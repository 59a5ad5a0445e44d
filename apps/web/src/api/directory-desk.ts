/** What the desk does with the directory: agreements, entries, lists. */
import { queryOptions } from '@tanstack/react-query'
import type { AgreementCommand, ImportReport, InstitutionEdit, InstitutionOne, StatementList } from '@yidi/contracts'
import { ApiProblem, command, get } from './client.ts'

const at = (code: string, what: string) => `/api/institutions/${encodeURIComponent(code)}/${what}`

export const changeAgreement = (code: string, change: AgreementCommand, key: string): Promise<InstitutionOne> =>
  command(at(code, 'agreement'), change, key)
export const editInstitution = (code: string, edit: InstitutionEdit, key: string): Promise<InstitutionOne> =>
  command(at(code, 'edit'), edit, key)

/** The last reconciliations of an institution. */
export const statementsQuery = (code: string) =>
  queryOptions({
    queryKey: ['institution', code, 'statements'],
    queryFn: ({ signal }) =>
      get<StatementList>(`/api/desk/institutions/${encodeURIComponent(code)}/statements`, signal),
  })

/** Sends a list as it is; `dryRun` only looks. The server knows the kind of file by its content. */
export async function importList(file: File, dryRun: boolean): Promise<ImportReport> {
  const response = await fetch(`/api/institutions/import?dryRun=${String(dryRun)}`, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/octet-stream', accept: 'application/json' },
    body: file,
  })
  const body: unknown = await response.json()
  if (!response.ok) throw new ApiProblem(response.status, body as object)
  return body as ImportReport
}
