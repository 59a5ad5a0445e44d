/** 公示: decisions of cases made public, without names of persons. One chooses, another releases. */
import { Type } from 'typebox'
import type { Static } from 'typebox'
import { Nullable, oneOf } from '../filings/shapes.ts'
import type { Machine } from '../machine.ts'

export const publicationStates = {
  chosen: { title: '待发布' },
  released: { title: '已公示' },
  dropped: { title: '不公示' },
  'taken-back': { title: '已撤下' },
} as const
export type PublicationState = keyof typeof publicationStates

export const publicationActions = { choose: '拟公示', release: '发布', drop: '不公示', 'take-back': '撤下' } as const
export type PublicationAction = keyof typeof publicationActions

const inspecting = ['inspecting'] as const
export const publicationMachine: Machine<PublicationState, PublicationAction> = {
  none: { choose: { to: 'chosen', by: inspecting } },
  chosen: { release: { to: 'released', by: inspecting }, drop: { to: 'dropped', by: inspecting } },
  released: { 'take-back': { to: 'taken-back', by: inspecting } },
  dropped: {},
  'taken-back': {},
}

const keysOf = <Word extends string>(table: Readonly<Record<Word, unknown>>) => Object.keys(table) as Word[]

export const PublicationForm = Type.Object(
  {
    caseId: Type.String({ maxLength: 60, description: '已经作出决定的稽核案件' }),
    words: Type.String({ maxLength: 600, description: '公示的话：什么事、怎么处理。不写人的姓名和号码' }),
  },
  { title: 'PublicationForm', additionalProperties: false },
)
export type PublicationForm = Static<typeof PublicationForm>

export const PublicationWordsForm = Type.Object(
  { words: Type.String({ maxLength: 200, description: '说明' }) },
  { title: 'PublicationWordsForm', additionalProperties: false },
)
export type PublicationWordsForm = Static<typeof PublicationWordsForm>

export const PublicationsMessage = Type.Object(
  {
    publications: Type.Array(
      Type.Object({
        publicationId: Type.String(),
        caseId: Type.String(),
        about: Type.String({ description: '机构的名称；人写“参保人”' }),
        words: Type.String(),
        measures: Type.Array(Type.String()),
        state: oneOf(keysOf(publicationStates), '状态'),
        stateTitle: Type.String(),
        caseStands: Type.Boolean({ description: '案件的决定还有效；撤销了的自己从公示里去掉' }),
        releasedDay: Nullable(Type.String()),
        reason: Nullable(Type.String({ description: '撤下的原因' })),
        allowed: Type.Array(oneOf(keysOf(publicationActions), '登录的人现在可以做什么')),
      }),
      { description: '新的在前' },
    ),
    mayChoose: Type.Boolean(),
  },
  { title: 'Publications' },
)
export type PublicationsMessage = Static<typeof PublicationsMessage>

/** What everybody sees. */
export const PublishedMessage = Type.Object(
  {
    decisions: Type.Array(
      Type.Object({
        publicationId: Type.String(),
        poolName: Type.String(),
        about: Type.String({ description: '机构的名称；人写“一位参保人”' }),
        words: Type.String(),
        measures: Type.Array(Type.String({ description: '怎么处理' })),
        day: Type.String({ description: '公示的日期' }),
      }),
      { description: '新的在前' },
    ),
  },
  { title: 'Published' },
)
export type PublishedMessage = Static<typeof PublishedMessage>
