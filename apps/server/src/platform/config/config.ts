import { resolve } from 'node:path'
import { servingLimits } from '../storage/index.ts'
import type { DatabaseLimits } from '../storage/index.ts'

/** A key of the key ring: its id stands in every ciphertext, so that old records stay readable after a change. */
interface DataKey {
  id: string
  /** 32 bytes. */
  key: Buffer
}

/** What the environment says, checked. Nothing else in the program reads the environment. */
export interface Config {
  host: string
  port: number
  /** A PostgreSQL of your own; absent = the embedded one. */
  databaseUrl: string | undefined
  /** How long anything may take at the database that somebody waits for. */
  databaseLimits: DatabaseLimits
  /** Load the demonstration data into an empty embedded database. */
  demo: boolean
  /** The demonstration accounts' password; absent = chosen afresh at the first start. */
  demoPassword: string | undefined
  /** Where the embedded database, its secrets and the demonstration password live. */
  dataFolder: string
  /** True when YIDI_DATA says so: then the folder is used as it is or refused, never moved. */
  dataFolderChosen: boolean
  /** The folder of policies; absent = the one that comes with the program. */
  policyFolder: string | undefined
  /** Keys for personal data, the first one writes; empty = made and kept in the data folder (demonstration only). */
  keys: DataKey[]
  /** Key of the blind index over ID numbers and phones; goes with `keys`. */
  indexKey: Buffer | undefined
  logLevel: LogLevel
  /** What a collector of `/metrics` must bring; absent = nobody gets them. */
  metricsToken: string | undefined
  /** Send the session cookie over HTTPS only. */
  secureCookies: boolean
  /** The address under which people reach the program, without a slash at its end; absent = as they asked for it. */
  publicUrl: string | undefined
  /** Where citizens may log in with an account that they have already (OpenID Connect); absent = nowhere. */
  identityProvider: IdentityProviderConfig | undefined
  /** Whether staff must use a second factor to do anything. */
  secondFactor: 'optional' | 'required'
  /** Addresses of reverse proxies whose X-Forwarded-For is believed. */
  trustedProxies: string[]
  /** Requests a minute that one address may send to what needs no log-in; nought: as many as it likes. */
  publicPerMinute: number
  /** The same of the hospital gateway, of messages without a signature that holds. */
  unsignedPerMinute: number
  /** Where other systems are told of what happens; `pool` null: of every pool. Signed with the secret. */
  webhooks: { pool: string | null; url: string }[]
  webhookSecret: string | undefined
  /** SMTP server and sender of mails to people who gave an address; absent = no mail. */
  mail: { url: string; from: string } | undefined
  /** Where each seal of the audit is appended outside the database; absent = nowhere. */
  sealFile: string | undefined
  /** True when npm started the program: then it ends with npm, however that ends. */
  startedByNpm: boolean
}

/** An OpenID Connect provider that vouches for citizens. */
export interface IdentityProviderConfig {
  /** Issuer; its `/.well-known/openid-configuration` says the rest. */
  issuer: URL
  clientId: string
  clientSecret: string
  /** The claim that carries the ID number. */
  idNumberClaim: string
  /** What the log-in page calls it. */
  title: string
  /** Asked for beside `openid`. */
  scope: string
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
type LogLevel = (typeof logLevels)[number]

/** One setting that cannot be used: its name, its value where it is not a secret, and what to write instead. */
interface ConfigFault {
  name: string
  message: string
}

/** Thrown when the environment cannot be used; `faults` lists everything that is wrong, in Chinese, at once. */
export class ConfigError extends Error {
  readonly faults: ConfigFault[]

  constructor(faults: ConfigFault[]) {
    super(faults.map((fault) => `${fault.name}：${fault.message}`).join('\n'))
    this.name = 'ConfigError'
    this.faults = faults
  }
}

/** Enough for an office or a village behind one address; far more than one person. */
export const usualPerMinute = 6000

/** Reads and checks the environment (`process.env` unless told otherwise). Throws ConfigError with every fault found. */
export function readConfig(env: Readonly<Record<string, string | undefined>> = process.env): Config {
  const faults: ConfigFault[] = []
  const text = (name: string): string | undefined => {
    const value = env[name]?.trim()
    return value === undefined || value === '' ? undefined : value
  }
  const flag = (name: string, otherwise: boolean): boolean => {
    const value = text(name)
    if (value === undefined) return otherwise
    if (value === '1' || value === 'true') return true
    if (value === '0' || value === 'false') return false
    faults.push({ name, message: `“${value}”不是开关。请写 1（开）或 0（关）。` })
    return otherwise
  }

  const milliseconds = (name: string, otherwise: number): number => {
    const value = text(name)
    if (value === undefined) return otherwise
    if (/^\d{1,7}$/.test(value) && Number(value) >= 100) return Number(value)
    faults.push({ name, message: `“${value}”不能用。请写毫秒数，100 到 9999999 的整数。` })
    return otherwise
  }

  const perMinute = (name: string): number => {
    const value = text(name)
    if (value === undefined) return usualPerMinute
    if (/^\d{1,7}$/.test(value)) return Number(value)
    faults.push({ name, message: `“${value}”不能用。请写每分钟的次数，0 到 9999999 的整数，0 为不限。` })
    return usualPerMinute
  }

  const portText = text('PORT') ?? '3000'
  const port = /^\d{1,5}$/.test(portText) ? Number(portText) : Number.NaN
  if (!(port <= 65535)) faults.push({ name: 'PORT', message: `“${portText}”不是端口号。请写 0 到 65535 的整数。` })

  const databaseUrl = text('DATABASE_URL')
  if (databaseUrl !== undefined && !/^postgres(ql)?:\/\//.test(databaseUrl)) {
    faults.push({
      name: 'DATABASE_URL',
      message: '数据库地址要以 postgres:// 开头，例如 postgres://用户:密码@主机:5432/库名。',
    })
  }

  const level = text('YIDI_LOG_LEVEL') ?? 'info'
  const logLevel = logLevels.find((known) => known === level)
  if (logLevel === undefined) {
    faults.push({ name: 'YIDI_LOG_LEVEL', message: `没有“${level}”这一级。可选：${logLevels.join('、')}。` })
  }

  const keys = readKeys(text('YIDI_KEYS'), faults)
  const indexKeyText = text('YIDI_INDEX_KEY')
  const indexKey = indexKeyText === undefined ? undefined : readKey('YIDI_INDEX_KEY', indexKeyText, faults)
  if (keys.length > 0 && indexKeyText === undefined) {
    faults.push({ name: 'YIDI_INDEX_KEY', message: '设了 YIDI_KEYS 就要一并设 YIDI_INDEX_KEY（32 字节，base64）。' })
  }
  if (databaseUrl !== undefined && keys.length === 0 && text('YIDI_KEYS') === undefined) {
    faults.push({
      name: 'YIDI_KEYS',
      message: '使用自己的数据库时必须设置个人信息的加密密钥，例如 YIDI_KEYS=k1=（32 字节的 base64）。',
    })
  }

  const publicUrl = readPublicUrl(text('YIDI_PUBLIC_URL'), faults)
  const identityProvider = readIdentityProvider(text, faults)
  if (identityProvider !== undefined && publicUrl === undefined) {
    faults.push({ name: 'YIDI_PUBLIC_URL', message: '设了 YIDI_OIDC_ISSUER 就要写明本站的地址，登录后才回得来。' })
  }
  const secondFactor = text('YIDI_SECOND_FACTOR') ?? 'optional'
  if (secondFactor !== 'optional' && secondFactor !== 'required') {
    faults.push({
      name: 'YIDI_SECOND_FACTOR',
      message: `“${secondFactor}”不能用。请写 optional（可以不用）或 required（工作人员必须用动态口令）。`,
    })
  }

  const demo = flag('YIDI_DEMO', true)
  const dataFolder = text('YIDI_DATA')
  const demoPassword = text('YIDI_DEMO_PASSWORD')
  if (demoPassword !== undefined && demoPassword.length < 8) {
    faults.push({ name: 'YIDI_DEMO_PASSWORD', message: '演示密码至少 8 个字符。' })
  }
  const webhooks = readWebhooks(text('YIDI_WEBHOOK_URL'), faults)
  const webhookSecret = text('YIDI_WEBHOOK_SECRET')
  if (webhooks.length > 0 && (webhookSecret?.length ?? 0) < 24) {
    faults.push({
      name: 'YIDI_WEBHOOK_SECRET',
      message: '设了 YIDI_WEBHOOK_URL 就要一并设签名用的密钥，至少 24 个字符。',
    })
  }
  const metricsToken = text('YIDI_METRICS_TOKEN')
  if (metricsToken !== undefined && !/^[\w.~+/=-]{24,}$/.test(metricsToken)) {
    faults.push({
      name: 'YIDI_METRICS_TOKEN',
      message: '至少 24 个字符，只用字母、数字和 . ~ + / = - _，例如 openssl rand -hex 24 的输出。',
    })
  }
  const sealFile = text('YIDI_SEAL_FILE')
  const config: Config = {
    host: text('HOST') ?? '127.0.0.1',
    port,
    databaseUrl,
    databaseLimits: {
      connectMs: milliseconds('YIDI_DATABASE_CONNECT_MS', servingLimits.connectMs),
      statementMs: milliseconds('YIDI_DATABASE_STATEMENT_MS', servingLimits.statementMs),
      lockMs: milliseconds('YIDI_DATABASE_LOCK_MS', servingLimits.lockMs),
      idleTransactionMs: milliseconds('YIDI_DATABASE_IDLE_MS', servingLimits.idleTransactionMs),
    },
    demo: databaseUrl === undefined && demo,
    demoPassword,
    dataFolder: resolve(dataFolder ?? 'data'),
    dataFolderChosen: dataFolder !== undefined,
    policyFolder: text('YIDI_POLICIES'),
    keys,
    indexKey,
    logLevel: logLevel ?? 'info',
    metricsToken,
    secureCookies: flag('YIDI_SECURE_COOKIES', false),
    publicUrl,
    identityProvider,
    secondFactor: secondFactor === 'required' ? 'required' : 'optional',
    trustedProxies: (text('YIDI_TRUSTED_PROXIES') ?? '').split(',').filter((address) => address !== ''),
    publicPerMinute: perMinute('YIDI_PUBLIC_PER_MINUTE'),
    unsignedPerMinute: perMinute('YIDI_UNSIGNED_PER_MINUTE'),
    webhooks,
    webhookSecret,
    mail: readMail(text('YIDI_SMTP_URL'), text('YIDI_MAIL_FROM'), faults),
    sealFile: sealFile === undefined ? undefined : resolve(sealFile),
    startedByNpm: text('npm_lifecycle_event') !== undefined,
  }
  if (faults.length > 0) throw new ConfigError(faults)
  return config
}

/** `https://one` for every pool, or `330100=https://one,331000=https://two`. */
function readWebhooks(value: string | undefined, faults: ConfigFault[]): Config['webhooks'] {
  return (value ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .flatMap((part) => {
      const [, pool, address] = /^(?:(\d{6})=)?(.*)$/.exec(part)!
      if (URL.canParse(address!) && /^https?:$/.test(new URL(address!).protocol))
        return [{ pool: pool ?? null, url: address! }]
      faults.push({
        name: 'YIDI_WEBHOOK_URL',
        message: '写法是 https://…，或者分统筹区写 330100=https://…，多个用逗号隔开。',
      })
      return []
    })
}

/** The address of the server may hold a password and never stands in a message. */
function readMail(url: string | undefined, from: string | undefined, faults: ConfigFault[]): Config['mail'] {
  if (url === undefined) return undefined
  if (!/^smtps?:\/\//.test(url) || !URL.canParse(url)) {
    faults.push({ name: 'YIDI_SMTP_URL', message: '写法是 smtp://用户:密码@主机:587 或 smtps://…。' })
  }
  if (from === undefined || !/^[^\s@]+@[^\s@]+$|<[^\s@]+@[^\s@]+>$/.test(from)) {
    faults.push({
      name: 'YIDI_MAIL_FROM',
      message: '设了 YIDI_SMTP_URL 就要一并设发件地址，例如 通知 <notice@example.org>。',
    })
    return undefined
  }
  return { url, from }
}

/** `k2=base64,k1=base64`: the first key writes, all of them read. */
function readKeys(value: string | undefined, faults: ConfigFault[]): DataKey[] {
  if (value === undefined) return []
  const keys: DataKey[] = []
  for (const part of value.split(',')) {
    const at = part.indexOf('=')
    const id = part.slice(0, at).trim()
    if (at < 1 || !/^[A-Za-z0-9]{1,16}$/.test(id)) {
      faults.push({ name: 'YIDI_KEYS', message: '写法是 名称=base64，多个用逗号隔开；名称用字母和数字，最多 16 个。' })
      return []
    }
    if (keys.some((key) => key.id === id)) {
      faults.push({ name: 'YIDI_KEYS', message: `密钥名称“${id}”出现了两次。` })
      return []
    }
    const key = readKey('YIDI_KEYS', part.slice(at + 1), faults)
    if (key === undefined) return []
    keys.push({ id, key })
  }
  return keys
}

function readPublicUrl(value: string | undefined, faults: ConfigFault[]): string | undefined {
  if (value === undefined) return undefined
  const url = URL.parse(value)
  if (url !== null && /^https?:$/.test(url.protocol) && url.search === '' && url.hash === '') {
    return value.replace(/\/+$/, '')
  }
  faults.push({ name: 'YIDI_PUBLIC_URL', message: `“${value}”不是网址。请写成例如 https://yidi.example.cn。` })
  return undefined
}

function readIdentityProvider(
  text: (name: string) => string | undefined,
  faults: ConfigFault[],
): IdentityProviderConfig | undefined {
  const issuerText = text('YIDI_OIDC_ISSUER')
  if (issuerText === undefined) return undefined
  const issuer = URL.parse(issuerText)
  const local = issuer !== null && ['127.0.0.1', 'localhost', '[::1]'].includes(issuer.hostname)
  if (issuer === null || !(issuer.protocol === 'https:' || (issuer.protocol === 'http:' && local))) {
    faults.push({ name: 'YIDI_OIDC_ISSUER', message: `“${issuerText}”不能用。请写身份认证服务的 https 地址。` })
  }
  const clientId = text('YIDI_OIDC_CLIENT_ID')
  const clientSecret = text('YIDI_OIDC_CLIENT_SECRET')
  for (const [name, value] of [
    ['YIDI_OIDC_CLIENT_ID', clientId],
    ['YIDI_OIDC_CLIENT_SECRET', clientSecret],
  ] as const) {
    if (value === undefined) faults.push({ name, message: '设了 YIDI_OIDC_ISSUER 就要一并设这一项。' })
  }
  if (issuer === null || clientId === undefined || clientSecret === undefined) return undefined
  return {
    issuer,
    clientId,
    clientSecret,
    idNumberClaim: text('YIDI_OIDC_ID_CLAIM') ?? 'id_number',
    title: text('YIDI_OIDC_TITLE') ?? '统一身份认证',
    scope: text('YIDI_OIDC_SCOPE') ?? 'profile',
  }
}

/** The value itself is a secret and never stands in the message. */
function readKey(name: string, value: string, faults: ConfigFault[]): Buffer | undefined {
  const key = Buffer.from(value, 'base64')
  if (key.length === 32) return key
  faults.push({ name, message: `密钥要正好 32 字节（base64 共 44 个字符），现在是 ${String(key.length)} 字节。` })
  return undefined
}
