/** 收款账户 of regions, as the pool that pays them notes them. */
import { Type } from 'typebox'
import { RegionAccountForm, RegionAccountMessage } from '@yidi/contracts'
import { staffOf } from '../../platform/guard/index.ts'
import { route } from '../../platform/http/index.ts'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { confirmRegionAccount, enterRegionAccount, showRegionAccount } from './accounts.ts'
import { ownRegion, runCommand, tags } from './door.ts'
import { clearingKind } from './kind.ts'
import { payRegionAgain } from './pays.ts'

const url = '/api/desk/regions/:region/account'
const Region = Type.Object({ region: Type.String({ pattern: '^\\d{6}$', description: '收款的地区' }) })
const response = { 200: RegionAccountMessage }

const shown = ({ database: { kysely, ciphers } }: RecordsDeps, pool: string, region: string) =>
  showRegionAccount(kysely, ciphers, pool, region)

const show = route(
  {
    method: 'GET',
    url,
    config: { access: ['finance', 'approving'] },
    schema: { summary: '本统筹区记下的一个地区的收款账户，隐去账号', tags, params: Region, response },
  },
  (request, deps: RecordsDeps) => shown(deps, ownRegion(staffOf(request)), request.params.region),
)

const enter = route(
  {
    method: 'POST',
    url,
    config: { access: ['finance'] },
    schema: {
      summary: '录入一个地区的收款账户，由另一位同事确认',
      tags,
      params: Region,
      body: RegionAccountForm,
      response,
    },
  },
  async (request, deps: RecordsDeps) => {
    const pool = ownRegion(staffOf(request))
    const { region } = request.params
    await runCommand(request, deps, 'region-account.enter', 'finance', (working) =>
      enterRegionAccount(working, pool, region, request.body),
    )
    return shown(deps, pool, region)
  },
)

const confirm = route(
  {
    method: 'POST',
    url: `${url}/:no/confirm`,
    config: { access: ['finance'] },
    schema: {
      summary: '确认收款账户；录入的人不能确认',
      tags,
      params: Type.Object({ ...Region.properties, no: Type.Integer({ minimum: 1, maximum: 1_000_000 }) }),
      response,
    },
  },
  async (request, deps: RecordsDeps) => {
    const pool = ownRegion(staffOf(request))
    const { region, no } = request.params
    await runCommand(request, deps, 'region-account.confirm', 'finance', async (working) => {
      await confirmRegionAccount(working, pool, region, no)
      await payRegionAgain(working, clearingKind, pool, region)
    })
    return shown(deps, pool, region)
  },
)

export const accountRoutes = [show, enter, confirm] as const
