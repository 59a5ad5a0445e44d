/**
 * Papers of earlier filings that serve a new one, so that nobody photographs the same paper twice. Only what proves a
 * standing fact: a seal confirms the one application that it stands on, and an authority names one agent.
 */
import type { FilingForm } from '@yidi/contracts'
import { materials as materialsFor } from '@yidi/rules'
import type { FilingType } from '@yidi/rules'
import { findMaterials } from '../../platform/materials/index.ts'
import type { MaterialFound } from '../../platform/materials/index.ts'
import type { FilingDetail, FilingRecord } from '../../person/file/index.ts'
import { openPrivate } from './application.ts'
import type { Applying } from './applying.ts'
import { lawOf } from '../record/index.ts'
import type { FilingsContext } from '../record/index.ts'
import { refuseFiles } from './uploads.ts'
import type { FileFault } from './uploads.ts'

/** What the new filing is, as far as it decides which papers it wants. */
interface Wanting {
  pool: string
  type: FilingType
  day: string
  /** The number of the agent who applies now. */
  agent?: string | undefined
}

const authority = 'agent-authority'

/** What these filings handed in that a new one could be sent with; the earliest first. */
export async function offeredOf(
  context: FilingsContext,
  personNo: string,
  filings: readonly FilingRecord[],
  wanting: Wanting,
): Promise<MaterialFound[]> {
  const sources = filings.flatMap(handedIn)
  const found = await findMaterials(context.database, personNo, [...new Set(sources.map(({ id }) => id))])
  return found
    .filter((material) => faultOf(context, sources, material, wanting) === undefined)
    .sort((one, other) => (one.uploadedAt < other.uploadedAt ? -1 : 1))
}

/**
 * The papers that this form carries over. `filings` are the person's others. Throws `filing-not-complete` for one that
 * whoever applies did not see in an earlier filing, that this filing does not ask for, or that names another agent.
 */
export async function carriedOf(
  context: FilingsContext,
  applying: Applying,
  form: FilingForm,
  filings: readonly FilingRecord[],
  pool: string,
): Promise<{ ids: string[]; kinds: string[] }> {
  const ids = [...new Set(form.carriedOver ?? [])]
  if (ids.length === 0) return { ids: [], kinds: [] }
  const sources = filings.filter((filing) => applying.sees?.(filing) ?? true).flatMap(handedIn)
  const agent = applying.applicant === 'agent' ? form.agent?.idNumber : undefined
  const wanting = { pool, type: form.type, day: context.clock.today(), agent }
  const found = new Map((await findMaterials(context.database, applying.personNo, ids)).map((one) => [one.id, one]))
  refuseFiles(
    ids.flatMap((id, index): FileFault[] => {
      const text = faultOf(context, sources, found.get(id), wanting)
      return text === undefined ? [] : [{ path: `carriedOver[${String(index)}]`, ...text }]
    }),
  )
  return { ids, kinds: ids.map((id) => found.get(id)!.kind) }
}

interface Source {
  id: string
  filing: FilingRecord
}

/** What a filing handed in last, be it carried over itself. */
function handedIn(filing: FilingRecord): Source[] {
  const { uploads = [], carriedOver = [] } = filing.application.detail as FilingDetail
  return [...uploads, ...carriedOver].map((id) => ({ id, filing }))
}

function faultOf(
  { database, release }: FilingsContext,
  sources: readonly Source[],
  material: MaterialFound | undefined,
  { pool, type, day, agent }: Wanting,
): Pick<FileFault, 'text' | 'remedy'> | undefined {
  const from = sources.filter(({ id }) => id === material?.id)
  if (material === undefined || from.length === 0) {
    return { text: '要沿用的材料没有找到，它不是以前备案时交的', remedy: '请重新上传' }
  }
  const title = release.filing.materials.get(material.kind)?.title ?? material.kind
  if (material.kind === authority) {
    const agents = from.map(({ filing }) => openPrivate(database.ciphers, filing.application).agent?.idNumber)
    if (agent === undefined) return { text: `不是代办，不用“${title}”`, remedy: '请不要沿用它' }
    return agents.includes(agent)
      ? undefined
      : { text: `以前的“${title}”是给另一位代办人的`, remedy: '请上传这一位代办人的代办证明' }
  }
  const wanted = materialsFor(release.filing, lawOf(release, pool), type, day)?.requirements ?? []
  const asked = wanted.flatMap((one) => one.alternatives).find((one) => one.id === material.kind)
  if (asked === undefined) return { text: `这次备案不用“${title}”`, remedy: '请不要沿用它' }
  return asked.provided === 'document'
    ? undefined
    : { text: `“${title}”每次都要新的，不能沿用以前的`, remedy: '请重新上传' }
}
