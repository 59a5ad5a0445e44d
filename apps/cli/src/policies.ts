import { defaultPolicyFolder, loadLaidOver, loadPolicyFolder, readPolicyFolder } from '@yidi/policy-folder'
import { formatFault, whyLeftOut } from '@yidi/rules'
import type { Release } from '@yidi/rules'
import { unreadableFile } from './input.ts'
import { CommandFailure } from './output.ts'

/** The folder of policies, as for the server: the one that YIDI_POLICIES names, else the one that comes with the program. */
export function policyFolder(): string {
  const named = process.env['YIDI_POLICIES']?.trim()
  return named === undefined || named === '' ? defaultPolicyFolder : named
}

/**
 * The release of a policy folder (that of the environment by default). A pool with a fault is left out of it and named on
 * standard error, the others answer; throws CommandFailure with every fault where no pool is left, or no folder is there.
 */
export function openPolicies(folder: string = policyFolder()): Release {
  const { release, faults } = reading(folder, () => loadPolicyFolder(folder))
  for (const pool of release.leftOut.values()) process.stderr.write(`没有用上：${whyLeftOut(pool)}\n`)
  if (faults.length === 0 || release.pools.size > 0) return release
  throw new CommandFailure(
    `政策文件夹“${folder}”有 ${String(faults.length)} 处错误：\n${faults.map(formatFault).join('\n')}`,
  )
}

/**
 * The release of a draft laid over a policy folder. Throws CommandFailure with every fault that the draft brings (file, line, value);
 * what is wrong without it is told by `openPolicies`.
 */
export function openDraft(folder: string, draft: string): Release {
  refuseEmptyDraft(draft)
  const { release, faults } = reading(draft, () => loadLaidOver(folder, draft))
  if (faults.length === 0) return release
  const known = new Set(loadPolicyFolder(folder).faults.map(formatFault))
  const brought = faults.map(formatFault).filter((fault) => !known.has(fault))
  if (brought.length === 0) return release
  throw new CommandFailure(`草案“${draft}”有 ${String(brought.length)} 处错误：\n${brought.join('\n')}`)
}

/** Reads a folder. Throws CommandFailure where it cannot be read. */
export function reading<T>(folder: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    throw unreadableFile(folder, error)
  }
}

/** Throws CommandFailure for a folder of a draft that is not there, or has nothing in it. */
export function refuseEmptyDraft(draft: string): void {
  if (reading(draft, () => readPolicyFolder(draft)).size === 0)
    throw new CommandFailure(`草案文件夹“${draft}”里没有政策文件。请放入要改的文件，路径和政策文件夹里的一样。`)
}
