import { Type } from 'typebox'
import type { Static, TSchema } from 'typebox'

/** The audit room: who did what when, and whether anything was altered since. */

const nullable = <Schema extends TSchema>(schema: Schema) => Type.Union([schema, Type.Null()])

/** Asked by POST, so that no ID number stands in an address. Days are by Asia/Shanghai. */
export const AuditSearchSchema = Type.Object(
  {
    idNumber: Type.Optional(Type.String({ maxLength: 30, description: '某个人：证件号码' })),
    actor: Type.Optional(Type.String({ maxLength: 100, description: '某个账号、机构或人员编号' })),
    from: Type.Optional(Type.String({ format: 'date', description: '从哪天起，默认七天前' })),
    to: Type.Optional(Type.String({ format: 'date', description: '到哪天，默认今天' })),
    after: Type.Optional(Type.String({ maxLength: 100, description: '上一页给出的 next' })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  },
  { additionalProperties: false },
)

const AuditRowSchema = Type.Object({
  id: Type.String(),
  at: Type.String(),
  actorKind: Type.String(),
  actor: Type.String(),
  action: Type.String(),
  title: Type.String(),
  subjectId: Type.String(),
  personNo: nullable(Type.String({ description: '涉及的人；不涉及哪个人的为空' })),
  detail: Type.Record(Type.String(), Type.Unknown()),
})

export const AuditListSchema = Type.Object({
  rows: Type.Array(AuditRowSchema),
  next: nullable(Type.String({ description: '下一页的 after' })),
})

export const SealListSchema = Type.Object({
  seals: Type.Array(
    Type.Object({
      no: Type.Integer(),
      from: Type.String(),
      to: Type.String(),
      rows: Type.Integer(),
      hash: Type.String({ description: '摘要，十六进制' }),
    }),
    { description: '最近的封存，最近的在前' },
  ),
  unsealed: Type.Integer({ description: '还没有封存的行数，每分钟封存一次' }),
})

export const AuditVerdictSchema = Type.Object({
  at: Type.String(),
  rows: Type.Integer({ description: '核验了几行' }),
  seals: Type.Integer({ description: '核验了几次封存' }),
  faults: Type.Array(Type.Object({ message: Type.String(), subject: Type.String() })),
})

export type AuditSearch = Static<typeof AuditSearchSchema>
export type AuditEntryRow = Static<typeof AuditRowSchema>
export type AuditList = Static<typeof AuditListSchema>
export type SealList = Static<typeof SealListSchema>
export type AuditVerdict = Static<typeof AuditVerdictSchema>
