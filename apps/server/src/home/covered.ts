/** Whether a person is covered where they go: by the filing that holds or will, else as the law has it without one. */
import { holdsInState } from '@yidi/contracts'
import type { HomeMessage } from '@yidi/contracts'
import { filingNeeded, placeProblem, settlesDirectly } from '@yidi/rules'
import { directSideOf } from '../filing/record/index.ts'
import { enrolmentOn, filingHoldsOn } from '../person/file/index.ts'
import type { FilingRecord, RecordsFile } from '../person/file/index.ts'
import type { RecordsDeps } from '../platform/module/index.ts'
import { placeName } from '../platform/places/index.ts'

type Deps = Pick<RecordsDeps, 'clock' | 'release' | 'database'>
type Filing = NonNullable<HomeMessage['filing']>

/** The filing of the place that one goes to: of those in force the one applied for last, else the one that begins next. */
export function filingGoneTo(deps: Deps, file: RecordsFile): HomeMessage['filing'] {
  const today = deps.clock.today()
  const held = file.filings.filter(({ state, to }) => holdsInState(state) && (to === null || to >= today))
  const inForce = held.filter((filing) => filingHoldsOn(filing, today)).sort((a, b) => (a.filedOn < b.filedOn ? 1 : -1))
  const ahead = held.filter(({ from }) => from > today).sort((a, b) => (a.from < b.from ? -1 : 1))
  const [filing, ...others] = [...inForce, ...ahead]
  if (filing === undefined) return null
  const { destination, from, to, visits } = filing
  return {
    id: filing.filingId,
    destinationName: placeName(destination),
    from,
    to,
    visits,
    inForce: from <= today,
    ...settlesThere(deps, file, filing, today),
    others: new Set(others.map((one) => one.destination).filter((place) => place !== destination)).size,
  }
}

/**
 * Whether a stay that begins today in a hospital of the highest tier there is settled directly: the question of the page that
 * answers it, with a hospital that has everything in order. Left open where a filing is for a later day, or for a whole province.
 */
function settlesThere(
  { release, database }: Deps,
  file: RecordsFile,
  { destination, from }: FilingRecord,
  today: string,
): Pick<Filing, 'direct' | 'why' | 'remedy'> {
  const enrolment = enrolmentOn(file, today)
  const law = enrolment && release.filing.laws.get(enrolment.pool)
  const askable = from <= today && placeProblem(release.places, destination, 'city-only') === undefined
  if (enrolment === undefined || law === undefined || !askable) return { direct: null }
  const { direct, reasons } = settlesDirectly(release, law, {
    ...directSideOf(database.ciphers, file, enrolment, today),
    institution: { place: destination, level: 'tier3', designated: true, networked: true },
    visit: { kind: 'inpatient', day: today },
  })
  const [first] = reasons
  return {
    direct,
    ...(first === undefined ? {} : { why: first.text }),
    ...(first?.hint === undefined ? {} : { remedy: first.hint }),
  }
}

/** The place where one is insured today, and whether the rest of its province needs a filing; null for whoever is not insured. */
export function homePlace({ release, clock }: Deps, file: RecordsFile): HomeMessage['place'] {
  const today = clock.today()
  const enrolment = enrolmentOn(file, today)
  const law = enrolment && release.filing.laws.get(enrolment.pool)
  const home = law?.homes[0]
  if (law === undefined || home === undefined) return null
  const inProvince = filingNeeded(law, law.province, today, release.places)?.needed ?? 'open'
  return { name: placeName(home), province: placeName(law.province), inProvince }
}
