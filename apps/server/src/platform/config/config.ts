import { resolve } from 'node:path'
import { servingLimits } from '../storage/index.ts'
import type { DatabaseLimits } from '../storage/index.ts'
import { Environment } from './environment.ts'
import type { ConfigFault } from './environment.ts'
import { readIdentityProvider } from './identity-provider.ts'
import type { IdentityProviderConfig } from './identity-provider.ts'
import { readKeyRing } from './keys.ts'
import type { DataKey } from './keys.ts'
import { readMail, readWebhooks } from './told.ts'
import type { Webhook } from './told.ts'

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
  webhooks: Webhook[]
  webhookSecret: string | undefined
  /** SMTP server and sender of mails to people who gave an address; absent = no mail. */
  mail: { url: string; from: string } | undefined
  /** Where each seal of the audit is appended outside the database; absent = nowhere. */
  sealFile: string | undefined
  /** True when npm started the program: then it ends with npm, however that ends. */
  startedByNpm: boolean
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
type LogLevel = (typeof logLevels)[number]

/** Thrown when the environment cannot be used; `faults` lists everything that is wrong, in Chinese, at once. */
export class ConfigError extends Error {
  readonly faults: ConfigFault[]

  constructor(faults: ConfigFault[]) {
    super(faults.map((fault) => `${fault.name}：${fault.message}`).join('\n'))
    this.name = 'ConfigError'
    this.faults = faults
  }
}

/** Reads and checks the environment (`process.env` unless told otherwise). Throws ConfigError with every fault found. */
export function readConfig(values: Readonly<Record<string, string | undefined>> = process.env): Config {
  const env = new Environment(values)
  const port = readPort(env)
  const databaseUrl = readDatabaseUrl(env)
  const logLevel = readLogLevel(env)
  const keyRing = readKeyRing(env, databaseUrl !== undefined)
  const publicUrl = readPublicUrl(env)
  const identityProvider = readIdentityProvider(env)
  if (identityProvider !== undefined && publicUrl === undefined) {
    env.refuse('YIDI_PUBLIC_URL', '设了 YIDI_OIDC_ISSUER 就要写明本站的地址，登录后才回得来。')
  }
  const dataFolder = env.text('YIDI_DATA')
  const sealFile = env.text('YIDI_SEAL_FILE')
  const config: Config = {
    host: env.text('HOST') ?? '127.0.0.1',
    port,
    databaseUrl,
    ...keyRing,
    logLevel,
    publicUrl,
    identityProvider,
    secondFactor: readSecondFactor(env),
    demo: env.flag('YIDI_DEMO', true) && databaseUrl === undefined,
    demoPassword: readDemoPassword(env),
    dataFolder: resolve(dataFolder ?? 'data'),
    dataFolderChosen: dataFolder !== undefined,
    policyFolder: env.text('YIDI_POLICIES'),
    ...readWebhooks(env),
    metricsToken: readMetricsToken(env),
    databaseLimits: readDatabaseLimits(env),
    secureCookies: env.flag('YIDI_SECURE_COOKIES', false),
    trustedProxies: (env.text('YIDI_TRUSTED_PROXIES') ?? '').split(',').filter((address) => address !== ''),
    publicPerMinute: env.perMinute('YIDI_PUBLIC_PER_MINUTE'),
    unsignedPerMinute: env.perMinute('YIDI_UNSIGNED_PER_MINUTE'),
    mail: readMail(env),
    sealFile: sealFile === undefined ? undefined : resolve(sealFile),
    startedByNpm: env.text('npm_lifecycle_event') !== undefined,
  }
  if (env.faults.length > 0) throw new ConfigError(env.faults)
  return config
}

function readPort(env: Environment): number {
  const given = env.text('PORT') ?? '3000'
  const port = /^\d{1,5}$/.test(given) ? Number(given) : Number.NaN
  if (!(port <= 65535)) env.refuse('PORT', `“${given}”不是端口号。请写 0 到 65535 的整数。`)
  return port
}

function readDatabaseUrl(env: Environment): string | undefined {
  const url = env.text('DATABASE_URL')
  if (url !== undefined && !/^postgres(ql)?:\/\//.test(url)) {
    env.refuse('DATABASE_URL', '数据库地址要以 postgres:// 开头，例如 postgres://用户:密码@主机:5432/库名。')
  }
  return url
}

function readDatabaseLimits(env: Environment): DatabaseLimits {
  return {
    connectMs: env.milliseconds('YIDI_DATABASE_CONNECT_MS', servingLimits.connectMs),
    statementMs: env.milliseconds('YIDI_DATABASE_STATEMENT_MS', servingLimits.statementMs),
    lockMs: env.milliseconds('YIDI_DATABASE_LOCK_MS', servingLimits.lockMs),
    idleTransactionMs: env.milliseconds('YIDI_DATABASE_IDLE_MS', servingLimits.idleTransactionMs),
  }
}

function readLogLevel(env: Environment): LogLevel {
  const given = env.text('YIDI_LOG_LEVEL') ?? 'info'
  const level = logLevels.find((known) => known === given)
  return level ?? env.refuse('YIDI_LOG_LEVEL', `没有“${given}”这一级。可选：${logLevels.join('、')}。`) ?? 'info'
}

function readPublicUrl(env: Environment): string | undefined {
  const value = env.text('YIDI_PUBLIC_URL')
  if (value === undefined) return undefined
  const url = URL.parse(value)
  if (url !== null && /^https?:$/.test(url.protocol) && url.search === '' && url.hash === '') {
    return value.replace(/\/+$/, '')
  }
  return env.refuse('YIDI_PUBLIC_URL', `“${value}”不是网址。请写成例如 https://yidi.example.cn。`)
}

function readSecondFactor(env: Environment): Config['secondFactor'] {
  const given = env.text('YIDI_SECOND_FACTOR') ?? 'optional'
  if (given === 'optional' || given === 'required') return given
  const message = `“${given}”不能用。请写 optional（可以不用）或 required（工作人员必须用动态口令）。`
  return env.refuse('YIDI_SECOND_FACTOR', message) ?? 'optional'
}

function readDemoPassword(env: Environment): string | undefined {
  const password = env.text('YIDI_DEMO_PASSWORD')
  if (password !== undefined && password.length < 8) env.refuse('YIDI_DEMO_PASSWORD', '演示密码至少 8 个字符。')
  return password
}

function readMetricsToken(env: Environment): string | undefined {
  const token = env.text('YIDI_METRICS_TOKEN')
  if (token === undefined || /^[\w.~+/=-]{24,}$/.test(token)) return token
  const message = '至少 24 个字符，只用字母、数字和 . ~ + / = - _，例如 openssl rand -hex 24 的输出。'
  return env.refuse('YIDI_METRICS_TOKEN', message)
}
