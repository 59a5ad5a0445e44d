import { Type } from 'typebox'
import type { Static } from 'typebox'

/** The most that one uploaded file may have. */
export const largestMaterialBytes = 10_485_760

export const materialTypes = ['image/jpeg', 'image/png', 'application/pdf'] as const
export type MaterialType = (typeof materialTypes)[number]

/** A file that somebody handed in; its content is fetched on its own. */
export const MaterialMessage = Type.Object(
  {
    id: Type.String(),
    kind: Type.String({ description: '材料目录里的名称，例如 residence-proof' }),
    name: Type.String({ description: '文件名' }),
    mediaType: Type.Enum([...materialTypes], { description: '按内容认定的类型' }),
    sizeBytes: Type.Integer(),
    uploadedAt: Type.String({ description: 'ISO 8601' }),
    carriedOver: Type.Optional(Type.Literal(true, { description: '以前办别的备案时交的，这次沿用' })),
  },
  { title: 'Material' },
)
export type MaterialMessage = Static<typeof MaterialMessage>
