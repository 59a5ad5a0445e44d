import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import {
  hospitalAddress,
  InstitutionKeysSchema,
  KeyIssuedSchema,
  KeyIssueSchema,
  KeyRevokeSchema,
  keyVariants,
  problem,
} from '@yidi/contracts'
import type { HandedKey, InstitutionKeys } from '@yidi/contracts'
import { commandKeyOf, runOfficeCommand, staffOf } from '../../platform/guard/index.ts'
import { confirmedIn, route, routes } from '../../platform/http/index.ts'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { momentText, siteOf } from '../../platform/printing/index.ts'
import { findInstitution, requireSamePlace } from '../institutions/index.ts'
import { getGoodKey, isGood, issueKeyIn, listKeys, revokeKeyIn } from './keys.ts'
import type { InstitutionKey } from './keys.ts'

const tags = ['医药机构']
/** Whoever decides on the agreement hands out the keys. */
const deciding = ['reviewing', 'admin'] as const
const code = Type.String({ maxLength: 40 })
const dayMs = 86_400_000

const showKeys = route(
  {
    method: 'GET',
    url: '/api/institutions/:code/keys',
    config: { access: ['accepting', 'reviewing', 'audit', 'admin'] },
    schema: {
      summary: '一家机构的接入密钥',
      tags,
      params: Type.Object({ code }),
      response: { 200: InstitutionKeysSchema },
    },
  },
  async (request, deps) => {
    await requireOwn(request, deps, request.params.code)
    return readKeys(request, deps, request.params.code)
  },
)

const showOwnKeys = route(
  {
    method: 'GET',
    url: '/api/institution/keys',
    config: { access: ['institution'] },
    schema: { summary: '本机构的接入密钥', tags, response: { 200: InstitutionKeysSchema } },
  },
  (request, deps) => readKeys(request, deps, staffOf(request).institution ?? ''),
)

const issue = route(
  {
    method: 'POST',
    url: '/api/institutions/:code/keys',
    config: { access: deciding },
    schema: {
      summary: '发放接入密钥，只显示一次',
      description: '同一种方式原来的密钥再用 keepOldDays 天。已有两把有效的，先作废一把。',
      tags,
      params: Type.Object({ code }),
      body: KeyIssueSchema,
      response: { 200: KeyIssuedSchema },
    },
  },
  async (request, deps) => {
    const { database, clock } = deps
    const institution = await requireOwn(request, deps, request.params.code)
    const { variant, keepOldDays } = request.body
    const by = { actorKind: 'staff', actor: staffOf(request).staffName } as const
    // Only the command that made the key knows it; a repeat finds its number and no key.
    let handed: HandedKey | null = null
    const command = commandKeyOf(request, 'institution.key-issue')
    const number = await runOfficeCommand(database, clock, command, async (kysely) => {
      const wanted = { institution, variant, overlapMs: keepOldDays * dayMs }
      const made = await issueKeyIn({ kysely, ciphers: database.ciphers }, clock.now(), by, wanted)
      handed = made.handed
      return made.number
    })
    return { number, handed }
  },
)

const revoke = route(
  {
    method: 'POST',
    url: '/api/institutions/:code/keys/:number/revoke',
    config: { access: deciding },
    schema: {
      summary: '作废一把接入密钥，马上失效',
      description: '先回答 institution-key-in-use，说明最近什么时候用过；再提交一次，confirmed 写 true，才作废。',
      tags,
      params: Type.Object({ code, number: Type.Integer({ minimum: 1, maximum: 1_000_000 }) }),
      body: KeyRevokeSchema,
      response: { 200: InstitutionKeysSchema },
    },
  },
  async (request, deps) => {
    const { database, clock } = deps
    const institution = await requireOwn(request, deps, request.params.code)
    const { number } = request.params
    const reason = request.body.reason.trim()
    const by = { actorKind: 'staff', actor: staffOf(request).staffName } as const
    await runOfficeCommand(database, clock, commandKeyOf(request, 'institution.key-revoke'), async (kysely) => {
      const now = clock.now()
      const key = await getGoodKey({ kysely }, { institution, number }, now)
      if (!confirmedIn(request)) refuseUnconfirmed(key, await listKeys({ kysely }, institution), now)
      await revokeKeyIn({ kysely, ciphers: database.ciphers }, now, by, { institution, number, reason })
    })
    return readKeys(request, deps, institution)
  },
)

/** The code of the institution, which lies where this member of staff works. Throws `institution-not-found`, `institution-other-place`. */
async function requireOwn(request: FastifyRequest, { database, clock, release }: RecordsDeps, code: string) {
  const found = await findInstitution(database, code, clock.today())
  if (found === undefined) throw problem('institution-not-found', { code })
  requireSamePlace(staffOf(request), found, release)
  return found.code
}

async function readKeys(
  request: FastifyRequest,
  { database, clock, config }: RecordsDeps,
  code: string,
): Promise<InstitutionKeys> {
  const now = clock.now()
  const [institution, keys] = await Promise.all([
    findInstitution(database, code, clock.today()),
    listKeys(database, code),
  ])
  if (institution === undefined) throw problem('institution-not-found', { code })
  return {
    institution: code,
    name: institution.name,
    address: `${siteOf(request, config.publicUrl)}${hospitalAddress}`,
    keys: keys.map(({ number, variant, issuedAt, issuedBy, goodUntil, lastUsedAt }) => ({
      number,
      variant,
      issuedAt: issuedAt.toISOString(),
      issuedBy,
      goodUntil: goodUntil?.toISOString() ?? null,
      lastUsedAt: lastUsedAt?.toISOString() ?? null,
      good: isGood({ goodUntil }, now),
    })),
  }
}

/** Says once what revoking comes to: when the key was last used, and what is left to sign with. Throws `institution-key-in-use`. */
function refuseUnconfirmed(key: InstitutionKey, keys: readonly InstitutionKey[], now: Date): never {
  const left = keys.filter((one) => one.variant === key.variant && one.number !== key.number && isGood(one, now))
  throw problem(
    'institution-key-in-use',
    {
      number: key.number,
      variant: keyVariants[key.variant].title,
      used: key.lastUsedAt === null ? '还没有用过' : `最近一次用在${momentText(key.lastUsedAt)}`,
      left:
        left.length === 0
          ? '这种方式就没有能用的密钥了。'
          : `这种方式还有第 ${left.map(({ number }) => String(number)).join('、')} 把能用。`,
    },
    [{ path: 'confirmed', message: '确定不再用的，请再确认一次。' }],
  )
}

/** 接入密钥 of an institution: seen, issued and revoked at the desk of its place; the institution sees its own. */
export const keyRoutes = routes(showKeys, showOwnKeys, issue, revoke)
