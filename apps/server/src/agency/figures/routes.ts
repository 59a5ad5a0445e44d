import { AgencyFigureForm, AgencyFiguresMessage } from '@yidi/contracts'
import type { Staff } from '@yidi/contracts'
import { commandKeyOf, runOfficeCommand, staffOf } from '../../platform/guard/index.ts'
import { route, routes } from '../../platform/http/index.ts'
import type { RecordsDeps, RecordsModule } from '../../platform/module/index.ts'
import type { RecordKinds } from '../../platform/records/index.ts'
import { enterFigure, listFigures } from './figures.ts'

const tags = ['经办机构的数值']
const url = '/api/desk/figures'
const response = { 200: AgencyFiguresMessage }

const listed = ({ database, clock }: RecordsDeps, { pool, roles }: Staff): Promise<AgencyFiguresMessage> =>
  listFigures(database, pool, { today: clock.today(), mayEnter: pool !== null && roles.includes('approving') })

const show = route(
  {
    method: 'GET',
    url,
    config: { access: ['accepting', 'reviewing', 'approving', 'finance', 'audit', 'admin'] },
    schema: { summary: '没有文件写明、由经办机构规定的数值，和录入过的全部', tags, response },
  },
  (request, deps: RecordsDeps) => listed(deps, staffOf(request)),
)

const enterOf = (kinds: RecordKinds) =>
  route(
    {
      method: 'POST',
      url,
      config: { access: ['approving'] },
      schema: {
        summary: '录入一个数值，从某天起',
        description: '只增不改：同一天再录一次是更正，两次都留着。',
        tags,
        body: AgencyFigureForm,
        response,
      },
    },
    async (request, deps: RecordsDeps) => {
      const { database, clock } = deps
      const staff = staffOf(request)
      const by = { actorKind: 'staff', actor: staff.staffName } as const
      await runOfficeCommand(database, clock, commandKeyOf(request, 'figure.enter'), (transaction) =>
        enterFigure({ transaction, ciphers: database.ciphers, clock, by }, staff.pool!, request.body),
      )
      for (const kind of kinds) await kind.setLimits?.(deps)
      return listed(deps, staff)
    },
  )

/** The figures of an agency; what waits gets its last day as soon as a limit is entered. */
export const figureRoutes = (kinds: RecordKinds): RecordsModule => routes(show, enterOf(kinds))
