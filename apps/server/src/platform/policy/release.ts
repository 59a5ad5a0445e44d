import { defaultPolicyFolder, loadPolicyFolder } from '@yidi/policy-folder'
import { problem } from '@yidi/contracts'
import { formatFault } from '@yidi/rules'
import type { FilingLaw, Release } from '@yidi/rules'

/** Thrown at the start when the policy folder cannot be used; the message lists every fault in Chinese. */
export class PolicyRefusal extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'PolicyRefusal'
  }
}

/**
 * Loads the law that the server computes with. A pool whose policy has a fault is left out and named by `leftOut`; the server
 * answers for the others. Throws PolicyRefusal where no pool is without fault.
 */
export function openRelease(folder: string = defaultPolicyFolder): Release {
  let loaded
  try {
    loaded = loadPolicyFolder(folder)
  } catch (error) {
    throw new PolicyRefusal(`读不了政策文件夹 ${folder}：${error instanceof Error ? error.message : String(error)}`)
  }
  const { release, faults } = loaded
  if (release.pools.size > 0) return release
  throw new PolicyRefusal(
    `政策文件夹 ${folder} 里没有一个统筹区可用，有 ${String(faults.length)} 处错误：\n${faults.map(formatFault).join('\n')}`,
  )
}

const opened = new Map<string, Release>()

/**
 * The release of a folder, read once a process: for a server that is given none, of which tests build many. Whoever means to
 * change it, or the folder, opens one of his own. Throws like `openRelease`.
 */
export function sharedRelease(folder: string = defaultPolicyFolder): Release {
  const known = opened.get(folder)
  if (known !== undefined) return known
  const release = openRelease(folder)
  opened.set(folder, release)
  return release
}

/** The filing law of a pool. Throws `pool-left-out` where its policy has a fault, `filing-law-missing` where there is none. */
export function filingLawOf(release: Release, pool: string): FilingLaw {
  const law = release.filing.laws.get(pool)
  if (law !== undefined) return law
  refuseLeftOut(release, pool)
  throw problem('filing-law-missing', { pool: pool.slice(0, 20) })
}

/** Throws `pool-left-out` where the policy of a pool has a fault. */
export function refuseLeftOut(release: Release, code: string): void {
  const pool = release.leftOut.get(code)
  if (pool !== undefined) throw problem('pool-left-out', { pool: pool.short, reason: formatFault(pool.faults[0]!) })
}
