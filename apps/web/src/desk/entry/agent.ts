/** Of a form at the counter: somebody who applies for the person. */
import type { AgentRelationCode } from '@yidi/contracts'

export interface AgentPart {
  byAgent: boolean
  agentName: string
  agentIdNumber: string
  relation: AgentRelationCode
  agentMobile: string
}

export const noAgent: AgentPart = {
  byAgent: false,
  agentName: '',
  agentIdNumber: '',
  relation: 'child',
  agentMobile: '',
}
