/** Somebody who applies for the person without acting in the family account: who that is, and what is plainly wrong with it. */
import type { AgentRelationCode } from '@yidi/contracts'
import { isMobile, readIdNumber } from '@yidi/rules'
import type { Faults } from '../../parts/error-summary/faults.ts'
import { today } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'

/** The fields of a form that say who applies. */
export interface AgentForm {
  applicant: 'self' | 'agent'
  agentName: string
  agentIdNumber: string
  agentRelation: AgentRelationCode | ''
  agentMobile: string
}

export const noAgent: AgentForm = {
  applicant: 'self',
  agentName: '',
  agentIdNumber: '',
  agentRelation: '',
  agentMobile: '',
}

/** Who applies, as the server takes it. */
interface AgentSent {
  applicant?: 'self' | 'agent'
  agent?: { name: string; idNumber: string; relation: AgentRelationCode; mobile: string }
}

/** A number as it is sent: without the spaces that people put into it. */
export const plainNumber = (text: string): string => text.replaceAll(/\s/g, '')

export const mobileFault = (typed: string): string | undefined =>
  isMobile(plainNumber(typed)) ? undefined : t.apply.mobileFault

export function agentFaults(form: AgentForm): Faults<keyof AgentForm> {
  if (form.applicant === 'self') return {}
  const faults: Faults<keyof AgentForm> = {}
  if (form.agentName.trim() === '') faults.agentName = t.apply.agentNameFault
  const id = readIdNumber(form.agentIdNumber, today())
  if ('fault' in id) faults.agentIdNumber = id.fault
  if (form.agentRelation === '') faults.agentRelation = t.apply.agentRelationFault
  const mobile = mobileFault(form.agentMobile)
  if (mobile !== undefined) faults.agentMobile = mobile
  return faults
}

/** The agent as the server takes it; nothing while the person applies. */
export function agentOf(form: AgentForm): AgentSent {
  if (form.applicant === 'self') return {}
  return {
    applicant: 'agent',
    agent: {
      name: form.agentName.trim(),
      idNumber: plainNumber(form.agentIdNumber).toUpperCase(),
      relation: form.agentRelation === '' ? 'authorised' : form.agentRelation,
      mobile: plainNumber(form.agentMobile),
    },
  }
}

/** The fields of what was sent. */
export function agentForm({ applicant = 'self', agent }: AgentSent): AgentForm {
  return {
    applicant,
    agentName: agent?.name ?? '',
    agentIdNumber: agent?.idNumber ?? '',
    agentRelation: agent?.relation ?? '',
    agentMobile: agent?.mobile ?? '',
  }
}
