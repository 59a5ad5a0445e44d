/** 公示: at the desk, and for everybody. */
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { PublicationForm, PublicationWordsForm, PublicationsMessage, PublishedMessage, problem } from '@yidi/contracts'
import { commandKeyOf, runOfficeCommand, staffOf } from '../../platform/guard/index.ts'
import { route, routes } from '../../platform/http/index.ts'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { choosePublication, endPublication, releasePublication } from './commands.ts'
import type { PublicationWorking } from './commands.ts'
import { refuseNames } from './names.ts'
import { showPublications, showPublished } from './show.ts'

const tags = ['公示']
const url = '/api/desk/publications'
const inspecting = { access: ['inspecting'] } as const
const Params = Type.Object({ publicationId: Type.String({ maxLength: 60, description: '公示的编号' }) })
const response = { 200: PublicationsMessage }

const published = route(
  {
    method: 'GET',
    url: '/api/published',
    config: { access: 'public' },
    schema: { summary: '公示的处理决定，没有人的姓名', tags, response: { 200: PublishedMessage } },
  },
  (_request, deps: RecordsDeps) => showPublished(deps),
)

const list = route(
  {
    method: 'GET',
    url,
    config: { access: ['inspecting', 'audit', 'admin'] },
    schema: { summary: '拟公示和已公示的处理决定', tags, response },
  },
  (request, deps: RecordsDeps) => showPublications(deps, staffOf(request)),
)

/** Runs a command of the pool of whoever asks, once by its key. */
async function run(
  request: FastifyRequest,
  deps: RecordsDeps,
  name: string,
  work: (working: PublicationWorking) => Promise<void>,
): Promise<PublicationsMessage> {
  const { database, clock } = deps
  const { pool, ...staff } = staffOf(request)
  if (pool === null) throw problem('reclaim-no-pool')
  await runOfficeCommand(database, clock, commandKeyOf(request, name), (transaction) =>
    work({ transaction, ciphers: database.ciphers, clock, staff: { ...staff, pool } }),
  )
  return showPublications(deps, staffOf(request))
}

const choose = route(
  {
    method: 'POST',
    url,
    config: inspecting,
    schema: { summary: '拟公示一个案件的处理决定，等另一位稽核发布', tags, body: PublicationForm, response },
  },
  async (request, deps: RecordsDeps) => {
    await refuseNames(deps.database, request.body.caseId.trim(), request.body.words)
    return run(request, deps, 'publication.choose', (working) => choosePublication(working, request.body))
  },
)

const release = route(
  {
    method: 'POST',
    url: `${url}/:publicationId/release`,
    config: inspecting,
    schema: { summary: '发布；拟公示的人不能发布', tags, params: Params, response },
  },
  (request, deps: RecordsDeps) =>
    run(request, deps, 'publication.release', (working) => releasePublication(working, request.params.publicationId)),
)

const ending = (action: 'drop' | 'take-back', summary: string) =>
  route(
    {
      method: 'POST',
      url: `${url}/:publicationId/${action}`,
      config: inspecting,
      schema: { summary, tags, params: Params, body: PublicationWordsForm, response },
    },
    (request, deps: RecordsDeps) =>
      run(request, deps, `publication.${action}`, (working) =>
        endPublication(
          working,
          (request.params as { publicationId: string }).publicationId,
          action,
          (request.body as PublicationWordsForm).words,
        ),
      ),
  )

/** 公示: inspecting chooses and releases, audit and admin look on, everybody reads. */
export const publicationRoutes = routes(
  published,
  list,
  choose,
  release,
  ending('drop', '不公示'),
  ending('take-back', '撤下，写明原因'),
)
