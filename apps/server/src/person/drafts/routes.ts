import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { DraftName, DraftToKeep, KeptDraft, draftForms, problem } from '@yidi/contracts'
import type { DraftFormName } from '@yidi/contracts'
import { actorOf, citizenOf } from '../../platform/guard/index.ts'
import { route, routes } from '../../platform/http/index.ts'
import { findMaterials } from '../../platform/materials/index.ts'
import { findDraft, keepDraft, removeDraft } from './drafts.ts'
import type { DraftOf } from './drafts.ts'

const tags = ['草稿']
const config = { access: ['citizen'], scope: 'file' } as const
const params = Type.Object({ form: DraftName })

/** Throws `acting-own-only` for a form that nobody fills in for another. */
function draftOf(request: FastifyRequest, form: DraftFormName): DraftOf {
  const who = citizenOf(request)
  if (who.actedBy !== undefined && draftForms[form] === 'self') throw problem('acting-own-only')
  return { form, personNo: who.personNo, typedBy: actorOf(who).actor }
}

const showDraft = route(
  {
    method: 'GET',
    url: '/api/drafts/:form',
    config,
    schema: { summary: '没填完的一张表', tags, params, response: { 200: KeptDraft } },
  },
  async (request, { database, clock }) => {
    const which = draftOf(request, request.params.form)
    const draft = await findDraft(database, which, clock.now())
    if (draft === undefined) return { draft: null }
    const { uploads } = draft.form
    const ids = Array.isArray(uploads) ? uploads.filter((id) => typeof id === 'string') : []
    const materials = await findMaterials(database, which.personNo, ids)
    return { draft: { ...draft, materials: materials.filter((material) => material.subjectId === undefined) } }
  },
)

const saveDraft = route(
  {
    method: 'PUT',
    url: '/api/drafts/:form',
    config: { ...config, repeatable: true },
    bodyLimit: 32 * 1024,
    schema: {
      summary: '保存没填完的一张表，换一台设备也能接着填',
      tags,
      params,
      body: DraftToKeep,
      response: { 200: Type.Object({ savedAt: Type.String() }) },
    },
  },
  async (request, { clock, database }) => {
    const at = clock.now()
    const { after, ...draft } = request.body
    await keepDraft(database, draftOf(request, request.params.form), draft, at, after)
    return { savedAt: at.toISOString() }
  },
)

const dropDraft = route(
  {
    method: 'DELETE',
    url: '/api/drafts/:form',
    config: { ...config, repeatable: true },
    schema: {
      summary: '不要没填完的一张表',
      tags,
      params,
      response: { 200: Type.Object({ removed: Type.Boolean() }) },
    },
  },
  async (request, { database }) => ({ removed: await removeDraft(database, draftOf(request, request.params.form)) }),
)

/** What somebody has filled in and not sent, of each form, for oneself or for whom one acts. */
export const draftRoutes = routes(showDraft, saveDraft, dropDraft)
