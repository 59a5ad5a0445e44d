/**
 * 首页 in one answer: what stands in the way, where the person is covered, what is under way, the last bill. Nothing is decided
 * here; every part asks what its own page asks, so that the two never say different things.
 */
import type { Citizen, HomeMessage } from '@yidi/contracts'
import { billedVisits } from '../claims/doors/index.ts'
import { settlementsOf } from '../care/settlements/index.ts'
import { readFile, recordParts } from '../person/file/index.ts'
import type { RecordsFile } from '../person/file/index.ts'
import { hindrancesOn } from '../person/registers/index.ts'
import type { RecordsDeps } from '../platform/module/index.ts'
import { placeName } from '../platform/places/index.ts'
import { filingGoneTo, homePlace } from './covered.ts'
import { underWayOf } from './under-way.ts'

/** Whoever is not on record is not insured. */
const nobody = { enrolments: [], benefits: [], registers: [], measures: [] }

/** Enough to find the last bill that stands below a few that were undone. */
const latest = 20

/** What 首页 says to a person, or to somebody who acts for them: then only what the authorisation reaches to. */
export async function homeOf(deps: RecordsDeps, who: Citizen): Promise<HomeMessage> {
  const { database, clock } = deps
  const scopes = who.actedBy?.scopes
  const hidden = (['file', 'settlements'] as const).filter((scope) => scopes !== undefined && !scopes.includes(scope))
  const mayFile = !hidden.includes('file')
  const file = await readFile(database, { personNo: who.personNo }, recordParts)
  const [own, lastBill] = await Promise.all([
    file !== undefined && mayFile ? ofFile(deps, who, file) : nothing,
    hidden.includes('settlements') ? null : lastBillOf(deps, who.personNo),
  ])
  return {
    hindrances: hindrancesOn(file ?? nobody, clock.today()),
    place: file === undefined ? null : homePlace(deps, file),
    ...own,
    lastBill,
    hidden,
  }
}

type OfFile = Pick<HomeMessage, 'filing' | 'underWay' | 'unsettled'>

const nothing: OfFile = { filing: null, underWay: [], unsettled: [] }

async function ofFile(deps: RecordsDeps, who: Citizen, file: RecordsFile): Promise<OfFile> {
  const [underWay, unsettled] = await Promise.all([underWayOf(deps, who, file), billedVisits(deps.database, file)])
  return { filing: filingGoneTo(deps, file), underWay, unsettled }
}

/** The last settlement that was not undone. */
async function lastBillOf({ database }: RecordsDeps, personNo: string): Promise<HomeMessage['lastBill']> {
  const lines = await settlementsOf(database, personNo, placeName, latest)
  return lines.find(({ state }) => state === 'settled') ?? null
}
