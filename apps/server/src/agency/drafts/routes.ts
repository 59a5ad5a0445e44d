/** 政策草案 at the desk: kept, shown, taken along as a folder, dropped. */
import { promisify } from 'node:util'
import { zip } from 'fflate'
import type { AsyncZipOptions, AsyncZippable } from 'fflate'
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { PolicyDraftSaveForm, SavedDraft, SavedDraftWhole, SavedDraftsMessage } from '@yidi/contracts'
import { commandKeyOf, runOfficeCommand, staffOf } from '../../platform/guard/index.ts'
import { route, routes } from '../../platform/http/index.ts'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { checkToSave, dropDraft, listDrafts, saveDraft, showDraft } from './drafts.ts'

const tags = ['政策']
const url = '/api/desk/policy/drafts'
const readers = ['reviewing', 'approving', 'finance', 'audit', 'admin'] as const
const writers = ['approving', 'finance', 'admin'] as const
const params = Type.Object({ draftId: Type.String({ maxLength: 60, description: '草案编号' }) })

const byOf = (request: FastifyRequest) => ({ actorKind: 'staff', actor: staffOf(request).staffName }) as const

const list = route(
  {
    method: 'GET',
    url,
    config: { access: readers },
    schema: { summary: '政策草案：保存过的，新的在前', tags, response: { 200: SavedDraftsMessage } },
  },
  (request, deps: RecordsDeps) => listDrafts(deps, staffOf(request)),
)

const save = route(
  {
    method: 'POST',
    url,
    config: { access: writers },
    bodyLimit: 2 * 1_048_576,
    schema: {
      summary: '保存政策草案',
      description: '检查和 yidi policy check 一样；有一处错误就不保存，逐处说明。草案不是规定，不影响结算。',
      tags,
      body: PolicyDraftSaveForm,
      response: { 200: SavedDraft },
    },
  },
  async (request, deps: RecordsDeps) => {
    const staff = staffOf(request)
    const checked = await checkToSave(deps, staff, request.body)
    const draftId = await runOfficeCommand(
      deps.database,
      deps.clock,
      commandKeyOf(request, 'policy-draft.save'),
      (transaction) => saveDraft({ transaction, deps, by: byOf(request) }, checked),
    )
    return showDraft(deps, staff, draftId)
  },
)

const show = route(
  {
    method: 'GET',
    url: `${url}/:draftId`,
    config: { access: readers },
    schema: { summary: '一个政策草案，连同文件的内容', tags, params, response: { 200: SavedDraftWhole } },
  },
  (request, deps: RecordsDeps) => showDraft(deps, staffOf(request), request.params.draftId),
)

const pack: (files: AsyncZippable, options: AsyncZipOptions) => Promise<Uint8Array> = promisify(zip)

const folder = route(
  {
    method: 'GET',
    url: `${url}/:draftId/files.zip`,
    config: { access: readers },
    schema: {
      summary: '政策草案的文件夹（ZIP）',
      description: '解开以后，yidi policy check --with 和 yidi evaluate --with 都能用。',
      tags,
      params,
      response: { 200: Type.Any() },
    },
  },
  async (request, deps: RecordsDeps, reply) => {
    const { draftId, files, savedAt } = await showDraft(deps, staffOf(request), request.params.draftId)
    const named = Object.fromEntries(files.map(({ path, text }) => [path, Buffer.from(text)]))
    const name = encodeURIComponent(`政策草案${draftId}.zip`)
    return reply
      .type('application/zip')
      .header('content-disposition', `attachment; filename*=UTF-8''${name}`)
      .send(Buffer.from(await pack(named, { mtime: savedAt })))
  },
)

const drop = route(
  {
    method: 'POST',
    url: `${url}/:draftId/drop`,
    config: { access: writers },
    schema: {
      summary: '作废政策草案',
      description: '作废以后还能看，不能再选；不会删除。',
      tags,
      params,
      response: { 200: SavedDraft },
    },
  },
  async (request, deps: RecordsDeps) => {
    const staff = staffOf(request)
    const { draftId } = request.params
    await runOfficeCommand(deps.database, deps.clock, commandKeyOf(request, 'policy-draft.drop'), (transaction) =>
      dropDraft({ transaction, deps, by: byOf(request) }, staff, draftId),
    )
    return showDraft(deps, staff, draftId)
  },
)

/** 政策草案. */
export const savedDraftRoutes = routes<RecordsDeps>(list, save, show, folder, drop)
