import { problem } from '@yidi/contracts'
import type { DirectSettlementMessage } from '@yidi/contracts'
import { FILING_TYPES, isLongTerm, placeProblem, settlesDirectly } from '@yidi/rules'
import type { Category, FilingType, Insurance, VisitKind } from '@yidi/rules'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { designatedFor, findInstitution, suspendedFor } from '../../care/institutions/index.ts'
import { enrolmentOn, readFile } from '../../person/file/index.ts'
import { directSideOf, lawOf } from '../record/index.ts'

type Question = Parameters<typeof settlesDirectly>[2]

/** A visit that somebody thinks of. Days are `YYYY-MM-DD`. */
export interface ThoughtOfVisit {
  /** Code of the institution; while none is chosen, the city alone. */
  institution?: string | undefined
  place?: string | undefined
  /** As if a filing of this type for the place held on the day. */
  filed?: FilingType | undefined
  visit: Question['visit']
}

/**
 * Whether a person can settle directly at an institution, or at some networked one of a city, on the day of a visit, and why
 * not. Throws `not-enrolled`, `institution-unknown`, `place-not-valid`.
 */
export async function directSettlementOf(
  deps: RecordsDeps,
  personNo: string,
  asked: ThoughtOfVisit,
): Promise<DirectSettlementMessage> {
  const { database } = deps
  const { day } = asked.visit
  const file = await readFile(database, { personNo }, ['enrolments', 'benefits', 'filings', 'registers', 'measures'])
  const enrolment = file && enrolmentOn(file, day)
  if (file === undefined || enrolment === undefined) throw problem('not-enrolled', { day })
  return answerOf(deps, enrolment.pool, asked, directSideOf(database.ciphers, file, enrolment, day))
}

/** The same for anybody of a pool of whom nothing is known but how he is insured, and that nothing is filed. */
export function directSettlementIn(
  deps: RecordsDeps,
  pool: string,
  person: { insurance: Insurance; category?: Category | undefined },
  asked: ThoughtOfVisit,
): Promise<DirectSettlementMessage> {
  const { insurance, category } = person
  return answerOf(deps, pool, asked, {
    person: { insurance, ...(category === undefined ? {} : { category }) },
    filings: [],
  })
}

async function answerOf(
  deps: RecordsDeps,
  pool: string,
  asked: ThoughtOfVisit,
  { person, filings }: Pick<Question, 'person' | 'filings'>,
): Promise<DirectSettlementMessage> {
  const { release } = deps
  const { visit, filed } = asked
  const law = lawOf(release, pool)
  const institution = await whereTo(deps, pool, asked)
  const { direct, reasons, notes, filing } = settlesDirectly(release, law, {
    person,
    institution,
    visit,
    // It is asked about the supposed one: it stands first, and is named where several cover the place.
    filings: filed === undefined ? filings : [supposed(filed, institution.place, visit.day), ...filings],
  })
  return {
    direct,
    reasons,
    notes,
    ...(filing === undefined
      ? {}
      : {
          filing: {
            type: filing.type,
            title: FILING_TYPES[filing.type].title,
            destination: filing.destination,
            from: filing.from,
            to: filing.to,
          },
        }),
  }
}

const supposed = (type: FilingType, destination: string, day: string): Question['filings'][number] => ({
  type,
  destination,
  from: day,
  to: isLongTerm(type) ? null : day,
})

/** The institution that is meant; where none is chosen yet, a large one of the city that has opened everything. */
async function whereTo(
  { database, release }: RecordsDeps,
  pool: string,
  { institution: code, place = '', visit }: ThoughtOfVisit,
): Promise<Question['institution']> {
  if (code !== undefined) {
    const institution = await findInstitution(database, code, visit.day)
    if (institution === undefined) throw problem('institution-unknown', { institution: code })
    const suspended = suspendedFor(release, pool, institution)
    const designated = designatedFor(release, pool, institution)
    return { ...institution, designated, ...(suspended === undefined ? {} : { suspended }) }
  }
  const wrong = placeProblem(release.places, place, 'city-only')
  if (wrong !== undefined) throw problem('place-not-valid', { problem: wrong })
  return { place, level: levelFor(visit.kind), designated: true, networked: true }
}

const levelFor = (kind: VisitKind) => (kind === 'pharmacy' ? 'pharmacy' : 'tier3')
