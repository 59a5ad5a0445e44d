import { Type } from 'typebox'
import type { Static } from 'typebox'

/** 我的码: the token to be shown as a QR code. */
export const CredentialMessage = Type.Object(
  {
    token: Type.String({ description: '就诊凭证编号（就诊凭证类型 01）' }),
    expiresAt: Type.String({ description: '失效时刻，ISO 8601' }),
    seconds: Type.Integer({ description: '有效的秒数' }),
  },
  { title: 'Credential' },
)
export type CredentialMessage = Static<typeof CredentialMessage>

export const CredentialStateMessage = Type.Object(
  {
    state: Type.Enum(['fresh', 'read', 'used', 'expired'], { description: '没用过、医院已读、已登记就诊、已失效' }),
    institution: Type.Optional(Type.String({ description: '在哪家机构' })),
  },
  { title: 'CredentialState' },
)
export type CredentialStateMessage = Static<typeof CredentialStateMessage>
