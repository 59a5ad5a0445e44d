/** What is under way for a person, the most urgent first: what waits for them, what ends soon, what waits for the agency, for payment. */
import { claimStates, filingStates, registerKinds, registerStates } from '@yidi/contracts'
import type { Citizen, ClaimState, FilingState, RegisterKind, UnderWayMessage } from '@yidi/contracts'
import { claimDeadline } from '../claims/record/index.ts'
import { sharesOf } from '../contributions/sharing/index.ts'
import { deadlineOf, expiryDays, renewalOn } from '../filing/record/index.ts'
import { draftsBegun } from '../person/drafts/index.ts'
import type { ClaimRecord, FilingRecord, RecordsFile, WholeRegister } from '../person/file/index.ts'
import { actorOf } from '../platform/guard/index.ts'
import type { RecordsDeps } from '../platform/module/index.ts'
import { placeName } from '../platform/places/index.ts'

type Stage = UnderWayMessage['stage']

const urgency: readonly Stage[] = ['yours', 'ending', 'theirs', 'paying', 'begun']

/** Everything that is under way; of a stage what ends first stands first. */
export async function underWayOf(deps: RecordsDeps, who: Citizen, file: RecordsFile): Promise<UnderWayMessage[]> {
  const { database, clock } = deps
  const own = who.actedBy === undefined
  const [before, shares, begun] = await Promise.all([
    expiryDays(database),
    own ? sharesOf(database, who.personNo) : undefined,
    draftsBegun(database, { personNo: who.personNo, typedBy: actorOf(who).actor }, clock.now()),
  ])
  const all = [
    ...file.filings.flatMap((filing) => filingUnderWay(deps, file, filing, before)),
    ...file.claims.flatMap((claim) => claimUnderWay(deps, claim)),
    ...file.registers.flatMap((register) => registerUnderWay(register, own)),
    ...(shares?.received ?? []).filter(({ state }) => state === 'offered').map(shareUnderWay),
    ...begun.flatMap((form): UnderWayMessage[] => {
      const kind = draftKinds[form]
      return kind === undefined ? [] : [{ kind, stage: 'begun' }]
    }),
  ]
  const last = '9999-12-31'
  return all.sort(
    (a, b) =>
      urgency.indexOf(a.stage) - urgency.indexOf(b.stage) ||
      ((a.day ?? last) < (b.day ?? last) ? -1 : a.day === b.day ? 0 : 1),
  )
}

const draftKinds: Readonly<Record<string, UnderWayMessage['kind']>> = {
  filing: 'draft-filing',
  claim: 'draft-claim',
  disease: 'draft-disease',
  abroad: 'draft-abroad',
}

const filingStages: Partial<Record<FilingState, Stage>> = {
  'corrections-asked': 'yours',
  applied: 'theirs',
  accepted: 'theirs',
  reviewed: 'theirs',
}

function filingUnderWay(
  { release, clock }: RecordsDeps,
  { filings }: RecordsFile,
  filing: FilingRecord,
  before: readonly number[],
): UnderWayMessage[] {
  const { filingId: id, destination, state, to } = filing
  const it = { kind: 'filing', id, name: placeName(destination), state: filingStates[state].title } as const
  if (to !== null && renewalOn(filing, filings, clock.today(), before) !== undefined)
    return [{ ...it, stage: 'ending', day: to }]
  const stage = filingStages[state]
  if (stage === undefined) return []
  const due = stage === 'theirs' ? deadlineOf(release, filing).dueDay : undefined
  return [{ ...it, stage, ...dayOf(due), ...noteOf(filing) }]
}

const claimStages: Partial<Record<ClaimState, Stage>> = {
  'corrections-asked': 'yours',
  'payment-returned': 'yours',
  owing: 'yours',
  sent: 'theirs',
  accepted: 'theirs',
  reviewed: 'theirs',
  approved: 'paying',
  paying: 'paying',
}

function claimUnderWay({ release }: RecordsDeps, claim: ClaimRecord): UnderWayMessage[] {
  const { claimId: id, state, sent, institution } = claim
  const stage = claimStages[state]
  if (stage === undefined) return []
  const name = sent.institution?.name ?? institution
  const due = stage === 'theirs' ? claimDeadline(release.calendar, claim).dueDay : undefined
  return [{ kind: 'claim', id, name, state: claimStates[state].title, stage, ...dayOf(due), ...noteOf(claim) }]
}

/** What a person has applied for; what is between two people is shown to themselves alone. */
const registersShown = ['designated-disease', 'medicine-abroad', 'authorisation'] as const satisfies RegisterKind[]

function registerUnderWay({ kind, recordId, state }: WholeRegister, own: boolean): UnderWayMessage[] {
  const shown = registersShown.find((one) => one === kind)
  if (shown === undefined || state !== 'applied' || (shown === 'authorisation' && !own)) return []
  return [
    { kind: shown, id: recordId, name: registerKinds[shown], state: registerStates[state].title, stage: 'theirs' },
  ]
}

const shareUnderWay = ({
  id,
  name,
  stateTitle,
}: {
  id: string
  name: string
  stateTitle: string
}): UnderWayMessage => ({
  kind: 'share',
  id,
  name,
  state: stateTitle,
  stage: 'yours',
})

const dayOf = (day: string | undefined): Pick<UnderWayMessage, 'day'> => (day === undefined ? {} : { day })

/** The first point of the notice of corrections, else the clerk's words, while it stands. */
function noteOf({ state, actions }: FilingRecord | ClaimRecord): Pick<UnderWayMessage, 'note'> {
  if (state !== 'corrections-asked') return {}
  const asked = actions.findLast(({ action }) => action === 'ask-corrections')?.detail as Notice | undefined
  const note = asked?.problems?.[0]?.text ?? asked?.reason
  return note === undefined ? {} : { note }
}

interface Notice {
  problems?: { text: string }[]
  reason?: string
}
