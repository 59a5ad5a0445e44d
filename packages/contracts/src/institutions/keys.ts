/** 接入密钥: the ways in which an institution may sign (interface document, sections 2.2 and 2.3). */

interface KeyVariant {
  /** As the desk and the command line call it. */
  title: string
  /** What a technician types, beside the key. */
  asks: string
}

export const keyVariants = {
  hsa: { title: '网关请求头（SHA-256）', asks: 'x-tif-paasid 填机构编码' },
  hunan: { title: '网关请求头（HMAC-SHA1）', asks: '_api_access_key 填机构编码' },
  zhejiang: { title: '报文摘要（HMAC-SM3）', asks: 'x-ca-key 填机构编码' },
  apikey: { title: '接口密钥（apikey）', asks: '请求头 apikey 填密钥本身' },
  oauth2: { title: '令牌（OAuth2）', asks: 'client_id 填机构编码，到 /auth/oauth/token 换取令牌' },
  sm2: { title: '国密签名（SM2），报文加密（SM4）', asks: '签名的用户标识填机构编码' },
} as const satisfies Record<string, KeyVariant>

export type KeyVariantName = keyof typeof keyVariants
export const keyVariantNames = Object.keys(keyVariants) as KeyVariantName[]

/** How many keys of one variant an institution may have at a time: the one in use, and the one that it changes to. */
export const mostKeysAtATime = 2
