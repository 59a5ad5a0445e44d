/** 草稿: what somebody has filled in and not sent, one of each form. */
import { Type } from 'typebox'
import type { Static } from 'typebox'
import { Nullable, oneOf } from '../filings/shapes.ts'
import { MaterialMessage } from '../materials/index.ts'

/** The forms that are kept, and whether whoever acts for another may fill one in for them (by what they were given). */
export const draftForms = {
  filing: 'file',
  disease: 'file',
  abroad: 'file',
  claim: 'file',
  'authorise-consent': 'self',
  'authorise-guardian': 'self',
} as const satisfies Record<string, 'file' | 'self'>
export type DraftFormName = keyof typeof draftForms
export const draftFormNames = Object.keys(draftForms) as DraftFormName[]

const content = {
  way: Type.Record(Type.String({ maxLength: 40 }), Type.String({ maxLength: 400 }), {
    description: '这张表在哪个地址上，按地址里的参数',
  }),
  form: Type.Record(Type.String({ maxLength: 40 }), Type.Unknown()),
}

/** Where the form lies and its fields, as the page keeps them. */
export const Draft = Type.Object(content, { title: 'Draft', additionalProperties: false })
export type Draft = Static<typeof Draft>

/** A draft to be kept, and the one that it goes on from, so that no window takes away what another has typed. */
export const DraftToKeep = Type.Object(
  {
    ...content,
    after: Type.Optional(
      Nullable(
        Type.String({
          maxLength: 40,
          description: '接着哪一份改的（那一份的 savedAt，以前没有的写 null）；不写的，原来有什么都替换掉',
        }),
      ),
    ),
  },
  { title: 'DraftToKeep', additionalProperties: false },
)
export type DraftToKeep = Static<typeof DraftToKeep>

export const KeptDraft = Type.Object({
  draft: Nullable(
    Type.Object({
      ...content,
      savedAt: Type.String({ description: 'ISO 8601' }),
      materials: Type.Array(MaterialMessage, { description: 'form.uploads 里还在的、还没有提交的材料' }),
    }),
  ),
})
export type KeptDraft = Static<typeof KeptDraft>

export const DraftName = oneOf(draftFormNames, '哪一张表')
