/** 接入密钥: the ways in which an institution may sign (interface document, sections 2.2 and 2.3), and its keys as pages show them. */
import { Type } from 'typebox'
import type { Static } from 'typebox'

interface KeyVariant {
  /** As the desk and the command line call it. */
  title: string
  /** What a technician types, beside the key. */
  asks: string
  /** What is signed, and where the signature goes. */
  signs: string
}

export const keyVariants = {
  hsa: {
    title: '网关请求头（SHA-256）',
    asks: 'x-tif-paasid 填机构编码',
    signs: 'x-tif-signature 是时间戳、密钥、随机串、时间戳连在一起的 SHA-256（小写十六进制）',
  },
  hunan: {
    title: '网关请求头（HMAC-SHA1）',
    asks: '_api_access_key 填机构编码',
    signs: '_api_signature 是其余四个 _api_ 请求头按名称排序后的 HMAC-SHA1（Base64）',
  },
  zhejiang: {
    title: '报文摘要（HMAC-SM3）',
    asks: 'x-ca-key 填机构编码',
    signs: 'x-ca-signature 是“时间戳:”加上时间戳、换行和报文的 HMAC-SM3（大写十六进制）',
  },
  apikey: { title: '接口密钥（apikey）', asks: '请求头 apikey 填密钥本身', signs: '不签名，请求头 apikey 就是凭证' },
  oauth2: {
    title: '令牌（OAuth2）',
    asks: 'client_id 填机构编码，到 /auth/oauth/token 换取令牌',
    signs: '不签名，请求头 Authorization 带“Bearer 令牌”，到期再换',
  },
  sm2: {
    title: '国密签名（SM2），报文加密（SM4）',
    asks: '签名的用户标识填机构编码',
    signs: 'cainfo 是对 input 原文的 SM2 签名（Base64），input 用 SM4 加密',
  },
} as const satisfies Record<string, KeyVariant>

/** The address that a technician types behind the site's own: one for all transactions. */
export const hospitalAddress = '/fsi/api/rsfComIfsService/callService'

export type KeyVariantName = keyof typeof keyVariants
export const keyVariantNames = Object.keys(keyVariants) as KeyVariantName[]

/** How many keys of one variant an institution may have at a time: the one in use, and the one that it changes to. */
export const mostKeysAtATime = 2

const Variant = Type.Enum(keyVariantNames)
const OrNever = Type.Union([Type.String({ description: '时刻' }), Type.Null()])

const InstitutionKeySchema = Type.Object({
  number: Type.Integer({ description: '这家机构的第几把' }),
  variant: Variant,
  issuedAt: Type.String({ description: '时刻' }),
  issuedBy: Type.String({ description: '谁发放的' }),
  goodUntil: OrNever,
  lastUsedAt: OrNever,
  good: Type.Boolean({ description: '现在还能用' }),
})

/** The keys of an institution as they may be shown: never what they are. */
export const InstitutionKeysSchema = Type.Object({
  institution: Type.String(),
  name: Type.String(),
  address: Type.String({ description: '填进机构系统的接口地址' }),
  keys: Type.Array(InstitutionKeySchema, { description: '最近发放的在前' }),
})

/** How long a key that is replaced may go on being good, in days. */
export const longestOverlapDays = 99

export const KeyIssueSchema = Type.Object(
  {
    variant: Variant,
    keepOldDays: Type.Integer({
      minimum: 0,
      maximum: longestOverlapDays,
      description: '同一种方式原来的密钥还能用几天',
    }),
  },
  { additionalProperties: false },
)

const HandedKeySchema = Type.Object({
  variant: Variant,
  name: Type.String({ description: '发送方的名字：机构编码；apikey 没有' }),
  secret: Type.String({ description: '密钥；SM2 是机构的私钥' }),
  publicKey: Type.Optional(Type.String({ description: 'SM2 公钥' })),
  sm4Key: Type.Optional(Type.String({ description: 'SM4 密钥' })),
})

export const KeyIssuedSchema = Type.Object({
  number: Type.Integer(),
  handed: Type.Union([HandedKeySchema, Type.Null()], { description: '只给一次；重发的请求得到空' }),
})

export const KeyRevokeSchema = Type.Object(
  {
    reason: Type.String({ minLength: 1, maxLength: 300, pattern: '\\S', description: '为什么作废' }),
    confirmed: Type.Optional(Type.Boolean({ description: '知道后果，确认作废' })),
  },
  { additionalProperties: false },
)

export type InstitutionKeyMessage = Static<typeof InstitutionKeySchema>
export type InstitutionKeys = Static<typeof InstitutionKeysSchema>
export type KeyIssue = Static<typeof KeyIssueSchema>
export type KeyIssued = Static<typeof KeyIssuedSchema>
export type KeyRevoke = Static<typeof KeyRevokeSchema>
/** What a technician types into the system of the institution; nothing of it can be shown again. */
export type HandedKey = Static<typeof HandedKeySchema>
