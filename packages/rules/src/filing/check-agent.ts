/** Who applies for somebody else (代办人): both identities and the relation must be on record (台州备案指南 一). */
import { idNumberFault } from './id-number.ts'
import type { Checking } from './application.ts'

const MOBILE = /^1[3-9]\d{9}$/

/** Reports what is missing or wrong about the agent; where no agent is named nothing is checked. */
export function checkAgent({ application, add }: Checking): void {
  const { agent } = application
  if (agent === undefined) return
  if (application.applicant !== 'agent') {
    add('blocks', 'agent-not-expected', 'agent', '填了代办人，但选的不是代办', '请选“替别人办”，或去掉代办人')
    return
  }
  if (agent.name.trim() === '')
    add('blocks', 'agent-name-missing', 'agent.name', '没有写代办人的姓名', '写代办人身份证上的姓名')
  const fault = idNumberFault(agent.idNumber)
  if (fault !== undefined)
    add('blocks', 'agent-id-wrong', 'agent.idNumber', `代办人的身份证号不对：${fault}`, '请照代办人的身份证逐位核对')
  if (!MOBILE.test(agent.mobile))
    add('blocks', 'agent-mobile-wrong', 'agent.mobile', '代办人的手机号不对', '写11位手机号，例如 13800000000')
}
