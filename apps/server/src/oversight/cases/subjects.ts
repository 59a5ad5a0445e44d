/** Whom a case may be about, as the desk names them. */
import { oversightSubjects, problem } from '@yidi/contracts'
import type { CaseOpenForm, OversightSubject, Staff } from '@yidi/contracts'
import { institutionOf, requireSamePlace } from '../../care/institutions/index.ts'
import { findEmployer } from '../../filing/employers/index.ts'
import { requireSeenPerson } from '../../person/enrolment/index.ts'
import { findPerson, findPersonNoByIdNumber } from '../../person/people/index.ts'
import type { RecordsDeps } from '../../platform/module/index.ts'
import type { CaseRow } from './working.ts'

/** A subject as the case keeps it; the title names no person. */
interface Subject {
  kind: OversightSubject
  id: string
  title: string
  institution: string | null
  /** Of an account of staff: the pool that it is for. */
  pool?: string | null
}

/**
 * The subject of a form. Throws `case-subject-unknown`, `person-other-pool`, `institution-not-found`, `institution-other-place`.
 */
export async function subjectOf(deps: RecordsDeps, staff: Staff, form: CaseOpenForm): Promise<Subject> {
  const { subjectKind: kind, subject } = form
  const typed = subject.trim()
  switch (kind) {
    case 'person': {
      const id = await personNoOf(deps, typed)
      await requireSeenPerson(deps, staff, id)
      return { kind, id, title: '参保人', institution: null }
    }
    case 'institution': {
      const { name } = await ofPlace(deps, staff, typed)
      return { kind, id: typed, title: name, institution: typed }
    }
    case 'doctor':
    case 'item': {
      const at = form.institution?.trim() ?? ''
      const name = at === '' ? '' : `${(await ofPlace(deps, staff, at)).name} · `
      if (at === '' && kind === 'doctor') throw unknown(kind, typed)
      return {
        kind,
        id: typed,
        title: `${name}${oversightSubjects[kind]} ${typed}`,
        institution: at === '' ? null : at,
      }
    }
    case 'employer': {
      const found = await findEmployer(deps.database, typed)
      if (found === undefined) throw unknown(kind, typed)
      return { kind, id: typed, title: found.name, institution: null }
    }
    case 'staff': {
      if (typed === staff.staffName) throw problem('case-own', { case: typed })
      const row = await deps.database.kysely
        .selectFrom('staff_user')
        .select(['name', 'pool'])
        .where('name', '=', typed)
        .executeTakeFirst()
      if (row === undefined) throw unknown(kind, typed)
      return { kind, id: typed, title: '经办人员', institution: null, pool: row.pool }
    }
  }
}

const unknown = (kind: OversightSubject, subject: string) =>
  problem('case-subject-unknown', { subject: subject.slice(0, 60), kind: oversightSubjects[kind] })

async function ofPlace(deps: RecordsDeps, staff: Staff, code: string) {
  const institution = await institutionOf(deps, code)
  requireSamePlace(staff, institution, deps.release)
  return institution
}

/** By the number of an identity card, or by the person's own number, as a finding names somebody. */
async function personNoOf({ database }: RecordsDeps, typed: string): Promise<string> {
  const byCard = await findPersonNoByIdNumber(database, typed)
  if (byCard !== undefined) return byCard
  if ((await findPerson(database, typed)) === undefined) throw unknown('person', typed)
  return typed
}

/** What the subject of a case is called. */
export async function nameOf(deps: RecordsDeps, { subject_kind: kind, subject }: CaseRow): Promise<string> {
  const { database } = deps
  if (kind === 'person') return (await findPerson(database, subject))?.name ?? subject
  if (kind === 'institution') return (await institutionOf(deps, subject)).name
  if (kind === 'employer') return (await findEmployer(database, subject))?.name ?? subject
  return subject
}
