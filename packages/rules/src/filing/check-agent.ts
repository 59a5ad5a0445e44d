/** Who applies for somebody else (代办人): both identities and the relation must be on record (台州备案指南 一). */
import { isMinorOn } from '../people/age.ts'
import { plainIdNumber, readIdNumber } from '../people/id-number.ts'
import { nameFault } from '../people/name.ts'
import { isMobile } from '../people/phone.ts'
import type { Checking } from './checking.ts'

/** Reports what is missing or wrong about the agent; where no agent is named nothing is checked. */
export function checkAgent({ application, context, add }: Checking): void {
  const { agent } = application
  if (agent === undefined) return
  if (application.applicant !== 'agent') {
    add('blocks', 'agent-not-expected', 'agent', '填了代办人，但选的不是代办', '请选“替别人办”，或去掉代办人')
    return
  }
  if (agent.name.trim() === '')
    add('blocks', 'agent-name-missing', 'agent.name', '没有写代办人的姓名', '写代办人身份证上的姓名')
  else if (nameFault(agent.name) !== undefined)
    add('blocks', 'agent-name-wrong', 'agent.name', '代办人的姓名不对', withoutStop(nameFault(agent.name)!))
  checkAgentIdentity(agent.idNumber, context, add)
  if (!isMobile(agent.mobile))
    add('blocks', 'agent-mobile-wrong', 'agent.mobile', '代办人的手机号不对', '写11位手机号，例如 13800000000')
}

/** The agent's number is a number, of somebody else, of full age (民法典 第一百六十一条、第十八条). */
function checkAgentIdentity(idNumber: string, { person, today }: Checking['context'], add: Checking['add']): void {
  const read = readIdNumber(idNumber, today)
  if ('fault' in read)
    return add(
      'blocks',
      'agent-id-wrong',
      'agent.idNumber',
      `代办人的身份证号不对：${withoutStop(read.fault)}`,
      '请照代办人的身份证逐位核对',
    )
  if (person.idNumber !== undefined && plainIdNumber(person.idNumber) === read.idNumber)
    return add(
      'blocks',
      'agent-is-applicant',
      'agent.idNumber',
      '代办人和参保人是同一个人',
      '自己办的请选“本人办理”；代办的请填代办人自己的身份证号',
    )
  if (isMinorOn(read.birthDay, today))
    add('blocks', 'agent-under-age', 'agent.idNumber', '代办人还没有满18岁', '请由年满18岁的家人、监护人或受托人代办')
}

function withoutStop(sentence: string): string {
  return sentence.replace(/。$/, '')
}
