/** Pools that have a fault: they are left out of the release, named with what is wrong, and all others go on. */
import type { Documents } from './documents.ts'
import { formatFault } from './faults.ts'
import type { Fault } from './faults.ts'
import { isLawOf } from './folders.ts'
import type { Release } from './release.ts'

export interface LeftOutPool {
  /** Code of the pooling area, as far as it can be known. */
  code: string
  /** Its folder in the policy folder. */
  folder: string
  short: string
  /** What is wrong, at least one. */
  faults: readonly Fault[]
}

/** What decides whether a fault is a pool's. */
interface FaultsConcerning {
  /** The folders that its law is made of, its own and its parents'. */
  chain: readonly string[]
  cited: ReadonlySet<string>
  /** Whether it takes filings, for which it needs the catalogue of papers. */
  files: boolean
}

/**
 * The faults that concern a pool: those of its own files and of the parents it inherits from, of the documents it cites,
 * of the places (everybody's), and of the catalogue of papers where it takes filings. Questions, reference figures and the
 * calendar guide people and pay nothing: their faults leave no pool out.
 */
export function faultsOf(pool: FaultsConcerning, all: readonly Fault[], documents: Documents): Fault[] {
  const ofSomeDocument = new Set([...documents.faultsOf.values()].flat())
  const ofMyDocuments = new Set([...pool.cited].flatMap((id) => documents.faultsOf.get(id) ?? []))
  return all.filter((fault) => {
    if (fault.file === 'documents.yaml') return ofMyDocuments.has(fault) || !ofSomeDocument.has(fault)
    if (/^places(\.yaml$|\/)/.test(fault.file)) return true
    if (/^[^/]+\/materials\.yaml$/.test(fault.file)) return pool.files
    return isLawOf(pool.chain, fault.file)
  })
}

/** Why there is no pool of this code: its policy has a fault, or nobody has brought it in. A Chinese sentence without an end. */
export function whyNoPool(release: Pick<Release, 'leftOut'>, code: string): string {
  const pool = release.leftOut.get(code)
  return pool ? whyLeftOut(pool) : `没有接入统筹区“${code.slice(0, 20)}”`
}

/** Why a pool cannot be computed, in one Chinese sentence with its first fault. */
export function whyLeftOut({ short, code, faults }: LeftOutPool): string {
  const [first] = faults
  const more = faults.length > 1 ? `（一共 ${faults.length} 处）` : ''
  return `${short}（${code}）的政策文件有错，暂时不能使用：${formatFault(first!)}${more}`
}
