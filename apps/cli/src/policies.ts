import { defaultPolicyFolder, loadPolicyFolder } from '@yidi/policy-folder'
import { formatFault } from '@yidi/rules'
import type { Release } from '@yidi/rules'
import { unreadableFile } from './input.ts'
import { CommandFailure } from './output.ts'

/** The release of a policy folder (the repository's own by default). Throws CommandFailure with every fault in it. */
export function openPolicies(folder: string = defaultPolicyFolder): Release {
  let loaded
  try {
    loaded = loadPolicyFolder(folder)
  } catch (error) {
    throw unreadableFile(folder, error)
  }
  const { release, faults } = loaded
  if (faults.length === 0) return release
  throw new CommandFailure(
    `政策文件夹“${folder}”有 ${String(faults.length)} 处错误：\n${faults.map(formatFault).join('\n')}`,
  )
}
