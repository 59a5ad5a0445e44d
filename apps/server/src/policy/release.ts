import { defaultPolicyFolder, loadPolicyFolder } from '@yidi/policy-folder'
import { formatFault } from '@yidi/rules'
import type { Release } from '@yidi/rules'

/** Thrown at the start when the policy folder cannot be used; the message lists every fault in Chinese. */
export class PolicyRefusal extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'PolicyRefusal'
  }
}

/**
 * Loads the law that the server computes with. A server never computes with a policy that has faults.
 * Throws PolicyRefusal.
 */
export function openRelease(folder: string = defaultPolicyFolder): Release {
  let loaded
  try {
    loaded = loadPolicyFolder(folder)
  } catch (error) {
    throw new PolicyRefusal(`读不了政策文件夹 ${folder}：${error instanceof Error ? error.message : String(error)}`)
  }
  const { release, faults } = loaded
  if (faults.length > 0) {
    throw new PolicyRefusal(`政策文件有 ${String(faults.length)} 处错误：\n${faults.map(formatFault).join('\n')}`)
  }
  return release
}
