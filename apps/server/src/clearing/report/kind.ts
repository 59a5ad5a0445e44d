/** 基金运行情况公布 as a kind of office record: prepared by one of finance, released by another, taken back by two. */
import { fundReportActions, fundReportMachine, fundReportStates } from '@yidi/contracts'
import type { FundReportAction, FundReportState } from '@yidi/contracts'
import { officeKind } from '../../platform/records/index.ts'

/** Whoever releases is of finance too: the figures are those of the books, and finance answers for the books by two. */
const fundReport = officeKind<FundReportState, FundReportAction>({
  name: 'fund-report',
  title: '基金公布',
  machine: fundReportMachine,
  states: fundReportStates,
  actions: fundReportActions,
  refusal: 'office-step-not-allowed',
  waits: { prepared: 'open', 'back-asked': 'open', dropped: 'withdrawn' },
  apart: { release: ['prepare'], 'take-back': ['ask-back'] },
})

export default fundReport
