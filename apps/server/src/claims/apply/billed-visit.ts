/** A claim that takes over what an institution billed is for that visit, as the institution registered it. */
import type { ClaimForm } from '@yidi/contracts'
import type { ClaimProblem } from '@yidi/rules'
import { readFile } from '../../person/file/index.ts'
import type { Database } from '../../platform/storage/index.ts'
import { kindTitles } from '../record/index.ts'

/** What a form says otherwise than the visit that it names; nothing where it names none. */
export async function billedVisitProblems(
  db: Pick<Database, 'pool' | 'ciphers'>,
  personNo: string,
  { visit, institution }: ClaimForm,
): Promise<ClaimProblem[]> {
  if (visit.visitId === undefined) return []
  const found = (await readFile(db, { personNo, visitId: visit.visitId }, ['visit']))?.visit
  if (found === undefined) return []
  const differs = (path: string, said: string, billed: string): ClaimProblem => ({
    code: 'billed-visit-differs',
    path,
    text: `医院传来的这次就诊是${billed}，填的是${said}`,
    remedy: '请照医院传来的填；不是这一次的，请选另一次，或自己填清单',
    weight: 'blocks',
  })
  return [
    ...(found.institution === institution.code
      ? []
      : [differs('institution.code', institution.code ?? institution.name ?? '', found.institution)]),
    ...(found.kind === visit.kind ? [] : [differs('visit.kind', kindTitles[visit.kind], kindTitles[found.kind])]),
    ...(found.from_day === visit.from ? [] : [differs('visit.from', visit.from, `${found.from_day}开始`)]),
    // A stay that the hospital never discharged ends where its person says.
    ...(found.to_day === null || found.to_day === visit.to
      ? []
      : [differs('visit.to', visit.to, `${found.to_day}结束`)]),
  ]
}
