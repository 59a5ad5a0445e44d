/** 政策草案: a draft of the law that is kept, checked before it is. It is compared with the law, never law itself. */
import { Type } from 'typebox'
import type { Static } from 'typebox'
import { Nullable } from '../filings/shapes.ts'
import { PolicyDraftForm } from '../policy/desk.ts'

const draftId = (description: string) => Type.String({ maxLength: 60, description })

export const PolicyDraftSaveForm = Type.Object(
  {
    title: Type.String({ maxLength: 80, description: '草案叫什么' }),
    pool: PolicyDraftForm.properties.pool,
    changes: PolicyDraftForm.properties.changes,
    files: PolicyDraftForm.properties.files,
    over: Type.Optional(draftId('在哪个草案上接着改；那个草案不变')),
  },
  { title: 'PolicyDraftSaveForm', additionalProperties: false },
)
export type PolicyDraftSaveForm = Static<typeof PolicyDraftSaveForm>

/** One figure in which two policies differ. */
export const lawDifference = {
  name: Type.String({ description: '在政策文件里的名字' }),
  title: Type.String(),
  before: Type.Optional(Type.String({ description: '没有的是现行规定里没有' })),
  after: Type.Optional(Type.String({ description: '没有的是草案里没有' })),
  from: Type.Optional(Type.String({ description: '草案从哪天起' })),
}

const saved = {
  draftId: draftId('草案编号'),
  title: Type.String(),
  pool: Type.String({ description: '统筹区代码' }),
  poolName: Type.String(),
  savedBy: Type.String(),
  savedAt: Type.String(),
  paths: Type.Array(Type.String(), { description: '草案里的文件，只有和现行规定不同的' }),
  differs: Type.Array(Type.Object(lawDifference), { description: '保存的时候和现行规定不同的数值' }),
  outdated: Type.Boolean({ description: '保存以后，现行规定里这几个文件变了' }),
  dropped: Nullable(
    Type.Object({ by: Type.String(), at: Type.String() }, { description: '作废了；没有作废的是 null' }),
  ),
}

export const SavedDraft = Type.Object(saved, { title: 'SavedDraft' })
export type SavedDraft = Static<typeof SavedDraft>

export const SavedDraftWhole = Type.Object(
  { ...saved, files: Type.Array(Type.Object({ path: Type.String(), text: Type.String() })) },
  { title: 'SavedDraftWhole' },
)
export type SavedDraftWhole = Static<typeof SavedDraftWhole>

export const SavedDraftsMessage = Type.Object(
  {
    drafts: Type.Array(SavedDraft, { description: '新的在前，作废的也在' }),
    maySave: Type.Boolean({ description: '登录的人能不能保存和作废' }),
  },
  { title: 'SavedDrafts' },
)
export type SavedDraftsMessage = Static<typeof SavedDraftsMessage>
