/** 公示 as a kind of office record: chosen by one, released by another, taken back with a reason. */
import { publicationActions, publicationMachine, publicationStates } from '@yidi/contracts'
import type { PublicationAction, PublicationState } from '@yidi/contracts'
import { officeKind } from '../../platform/records/index.ts'

const publication = officeKind<PublicationState, PublicationAction>({
  name: 'publication',
  title: '公示',
  machine: publicationMachine,
  states: publicationStates,
  actions: publicationActions,
  refusal: 'office-step-not-allowed',
  waits: { chosen: 'open', dropped: 'withdrawn' },
  apart: { release: ['choose'] },
})

export default publication
