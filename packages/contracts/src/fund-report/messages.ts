import { Type } from 'typebox'
import type { Static } from 'typebox'
import { Nullable, oneOf } from '../filings/shapes.ts'
import { FundReportContent } from './content.ts'
import { fundReportActions, fundReportStates } from './machine.ts'
import type { FundReportAction, FundReportState } from './machine.ts'

const states = Object.keys(fundReportStates) as FundReportState[]
const actions = Object.keys(fundReportActions) as FundReportAction[]

export const FundReportForm = Type.Object(
  {
    period: Type.String({ maxLength: 10, description: '年或月：2025 或 2025-06' }),
    foreword: Type.Optional(
      Type.String({ maxLength: 1000, description: '前言，可以不写。不写人的姓名、号码，不写推算的数' }),
    ),
    correction: Type.Optional(Type.String({ maxLength: 300, description: '已经公布过的，写明更正什么' })),
  },
  { title: 'FundReportForm', additionalProperties: false },
)
export type FundReportForm = Static<typeof FundReportForm>

export const FundReportWordsForm = Type.Object(
  { words: Type.String({ maxLength: 200, description: '原因' }) },
  { title: 'FundReportWordsForm', additionalProperties: false },
)
export type FundReportWordsForm = Static<typeof FundReportWordsForm>

const Line = {
  reportId: Type.String(),
  pool: Type.String(),
  poolName: Type.String(),
  period: Type.String(),
  periodTitle: Type.String(),
  state: oneOf(states, '状态'),
  stateTitle: Type.String(),
  preparedBy: Type.String(),
  preparedDay: Type.String(),
  releasedDay: Nullable(Type.String()),
}

export const FundReportsMessage = Type.Object(
  {
    reports: Type.Array(Type.Object(Line), { description: '新的在前' }),
    mayPrepare: Type.Boolean(),
    periods: Type.Array(Type.Object({ period: Type.String(), title: Type.String() }), {
      description: '已经过完、可以公布的年和月，新的在前',
    }),
  },
  { title: 'FundReports' },
)
export type FundReportsMessage = Static<typeof FundReportsMessage>

const Public = {
  foreword: Nullable(Type.String()),
  correction: Nullable(
    Type.Object({ words: Type.String(), replacedDay: Nullable(Type.String({ description: '被更正的是哪天公布的' })) }),
  ),
  content: FundReportContent,
}

export const FundReportMessage = Type.Object(
  {
    ...Line,
    ...Public,
    steps: Type.Array(
      Type.Object({ title: Type.String(), by: Type.String(), at: Type.String(), words: Nullable(Type.String()) }),
    ),
    differs: Type.Array(Type.String({ description: '拟稿以后，账上哪些数变了' })),
    allowed: Type.Array(oneOf(actions, '登录的人现在可以做什么')),
  },
  { title: 'FundReport' },
)
export type FundReportMessage = Static<typeof FundReportMessage>

/** What everybody sees: which there are. */
export const PublishedFundsMessage = Type.Object(
  {
    reports: Type.Array(
      Type.Object({
        pool: Type.String(),
        poolName: Type.String(),
        period: Type.String(),
        periodTitle: Type.String(),
        releasedDay: Type.String(),
        corrected: Type.Boolean({ description: '更正过以前公布的' }),
      }),
      { description: '按统筹区，新的在前' },
    ),
  },
  { title: 'PublishedFunds' },
)
export type PublishedFundsMessage = Static<typeof PublishedFundsMessage>

/** One of them. */
export const PublishedFundReportMessage = Type.Object(
  { reportId: Type.String(), releasedDay: Type.String(), ...Public },
  { title: 'PublishedFundReport' },
)
export type PublishedFundReportMessage = Static<typeof PublishedFundReportMessage>
