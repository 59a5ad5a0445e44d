/** The institution of a claim: out of the directory, or as somebody describes one that is in none. */
import type { ClaimForm } from '@yidi/contracts'
import { agreementFor } from '@yidi/rules'
import type { ClaimProblem, Release } from '@yidi/rules'
import { covers, readFile } from '../../person/file/index.ts'
import type { InstitutionRow } from '../../person/file/index.ts'
import type { Database } from '../../platform/storage/index.ts'

export interface ClaimedAt {
  row: InstitutionRow
  inDirectory: boolean
  problems: ClaimProblem[]
}

/** What is not in the directory has no agreement and opens nothing. Its name stands for its code. */
export function undirected(name: string, level: InstitutionRow['level'], place: string): InstitutionRow {
  return { code: name, name, place, level, settlement_level: null, services: [], agreements: [] }
}

/** The institution that a form names. A place that is not the institution's is said. */
export async function institutionOf(
  db: Pick<Database, 'pool' | 'ciphers'>,
  personNo: string,
  { institution, visit }: ClaimForm,
): Promise<ClaimedAt> {
  const { code = '', name = '', level } = institution
  if (code !== '') {
    const found = (await readFile(db, { personNo, institution: code }, ['institution']))?.institution
    if (found !== undefined) return { row: found, inDirectory: true, problems: [] }
    return {
      row: undirected(code, 'other', visit.place),
      inDirectory: false,
      problems: [
        problemAt(
          'institution-unknown',
          'institution.code',
          `名录里没有代码为“${code}”的机构`,
          '请在名录里选，或填写机构名称',
        ),
      ],
    }
  }
  const typed = name.trim()
  return {
    row: undirected(typed, level ?? 'other', visit.place),
    inDirectory: false,
    problems:
      typed === ''
        ? [problemAt('institution-missing', 'institution', '没有写在哪家医院或药店', '请在名录里选，或填写机构名称')]
        : [],
  }
}

const problemAt = (code: string, path: string, text: string, remedy: string): ClaimProblem => ({
  code,
  path,
  text,
  remedy,
  weight: 'blocks',
})

/** Whether its agreements let it treat people of a pool on a day, and whether it settles across regions. */
export function standingOf(
  release: Release,
  pool: string,
  { place, agreements, services }: InstitutionRow,
  day: string,
) {
  const onDay = agreements.filter((agreement) => covers(agreement, day))
  return {
    designated: agreementFor(release, { pool, place }, onDay)?.status === 'in-force',
    networked: services.some((service) => covers(service, day)),
  }
}
