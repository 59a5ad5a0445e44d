import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { SavedFilterForm, SavedFilterRemoval, SavedFiltersMessage } from '@yidi/contracts'
import { commandKeyOf, runOfficeCommand, staffOf } from '../../platform/guard/index.ts'
import { route, routes } from '../../platform/http/index.ts'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { removeFilter, savedFilters, saveFilter } from './saved-filters.ts'

const tags = ['经办']
const config = { access: ['accepting', 'reviewing', 'approving', 'inspecting', 'finance', 'audit', 'admin'] } as const
const response = { 200: SavedFiltersMessage }

const subjectOf =
  (request: FastifyRequest, { list, name }: { list: string; name: string }) =>
  () =>
    `${staffOf(request).userId} ${list} ${name}`

const showFilters = route(
  {
    method: 'GET',
    url: '/api/desk/saved-filters',
    config,
    schema: {
      summary: '我在一个列表里存的筛选',
      tags,
      querystring: Type.Object({ list: SavedFilterForm.properties.list }),
      response,
    },
  },
  (request, { database }) => savedFilters(database, staffOf(request).userId, request.query.list),
)

const keepFilter = route(
  {
    method: 'POST',
    url: '/api/desk/saved-filters',
    config,
    schema: { summary: '存一个筛选', tags, body: SavedFilterForm, response },
  },
  async (request, { database, clock }: RecordsDeps) => {
    const { userId } = staffOf(request)
    const { list, name } = request.body
    await runOfficeCommand(
      database,
      clock,
      commandKeyOf(request, 'desk.save-filter'),
      (transaction) => saveFilter(transaction, userId, request.body, clock.now()),
      { subjectOf: subjectOf(request, { list, name }), undoneBy: { 'desk.remove-filter': '删掉了这个筛选' } },
    )
    return savedFilters(database, userId, list)
  },
)

const dropFilter = route(
  {
    method: 'POST',
    url: '/api/desk/saved-filters/remove',
    config,
    schema: { summary: '删掉一个存的筛选', tags, body: SavedFilterRemoval, response },
  },
  async (request, { database, clock }: RecordsDeps) => {
    const { userId } = staffOf(request)
    const { list, name } = request.body
    await runOfficeCommand(
      database,
      clock,
      commandKeyOf(request, 'desk.remove-filter'),
      (transaction) => removeFilter(transaction, userId, list, name),
      { subjectOf: subjectOf(request, { list, name }), undoneBy: { 'desk.save-filter': '又存了这个筛选' } },
    )
    return savedFilters(database, userId, list)
  },
)

/** What an account keeps for its lists. */
export const savedFilterRoutes = routes(showFilters, keepFilter, dropFilter)
