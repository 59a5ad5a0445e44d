/** Pools that have a fault: they are left out of the release, named with what is wrong, and all others go on. */
import { isDocumentFile } from './documents.ts'
import type { Documents } from './documents.ts'
import { formatFault } from './faults.ts'
import type { Fault } from './faults.ts'
import { isLawOf } from './folders.ts'
import type { LeftOutPool, Release } from './release.ts'

/** What decides whether a fault is a pool's. */
interface FaultsConcerning {
  /** The folders that its law is made of, its own and its parents'. */
  chain: readonly string[]
  cited: ReadonlySet<string>
  /** Code of the province it is at home in; undefined where its law could not be read. */
  province: string | undefined
  /** Whether it takes filings or claims, for which it needs the catalogue of papers. */
  asksForPapers: boolean
}

/**
 * The faults that concern a pool: those of its own files and of the parents it inherits from, of the documents it cites,
 * of the places that are everybody's or its own, and of the catalogue of papers where it asks for any. Questions, reference figures and the
 * calendar guide people and pay nothing: their faults leave no pool out.
 */
export function faultsOf(
  pool: FaultsConcerning,
  all: readonly Fault[],
  documents: Documents,
  files: ReadonlyMap<string, string>,
): Fault[] {
  const ofSomeDocument = new Set([...documents.faultsOf.values()].flat())
  const ofMyDocuments = new Set([...pool.cited].flatMap((id) => documents.faultsOf.get(id) ?? []))
  return all.filter((fault) => {
    if (isDocumentFile(fault.file)) return ofMyDocuments.has(fault)
    if (fault.file === 'documents.yaml') return ofMyDocuments.has(fault) || !ofSomeDocument.has(fault)
    if (/^places(\/|$)/.test(fault.file)) return concernsHome(pool.province, fault, files.get(fault.file))
    if (/^[^/]+\/materials\.yaml$/.test(fault.file)) return pool.asksForPapers
    return isLawOf(pool.chain, fault.file)
  })
}

/**
 * Whether a fault of the table of places concerns a pool. The table is everybody's: a big city or a successor too few changes
 * sums. But a file that only adds divisions concerns those at home there, and one that nobody reads, nobody: elsewhere a
 * division too few is refused by its code.
 */
function concernsHome(province: string | undefined, fault: Fault, text: string | undefined): boolean {
  if (fault.code === 'unread-file') return false
  const sections = text?.match(/^[^\s#].*/gm) ?? []
  const onlyAdds = sections.length > 0 && sections.every((line) => /^provinces?\s*[:：]/.test(line))
  return !onlyAdds || province === undefined || text!.includes(province)
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
