import { Type } from 'typebox'
import { SpecialCategoryEndSchema, SpecialCategoryFormSchema } from '@yidi/contracts'
import { commandKeyOf, staffOf } from '../../platform/guard/index.ts'
import { route, routes } from '../../platform/http/index.ts'
import { requireOwnPerson } from './page.ts'
import { endSpecialCategory, enterSpecialCategory } from './special-categories.ts'

const tags = ['参保']
const config = { access: ['accepting'] } as const
const PersonParams = Type.Object({ personNo: Type.String({ maxLength: 40 }) })
const Done = Type.Object({ personNo: Type.String() })

const enterCategory = route(
  {
    method: 'POST',
    url: '/api/desk/people/:personNo/special-category',
    config,
    schema: {
      summary: '登记特殊人员（离休人员、老红军、一至六级残疾军人）',
      tags,
      params: PersonParams,
      body: SpecialCategoryFormSchema,
      response: { 200: Done },
    },
  },
  async (request, deps) => {
    const { personNo } = request.params
    const staff = staffOf(request)
    const { pool } = await requireOwnPerson(deps, staff, personNo)
    const command = commandKeyOf(request, 'special-category.enter')
    await enterSpecialCategory({ context: deps, personNo, pool, staffName: staff.staffName, command }, request.body)
    return { personNo }
  },
)

const endCategory = route(
  {
    method: 'POST',
    url: '/api/desk/people/:personNo/special-category/:recordId/end',
    config,
    schema: {
      summary: '结束特殊人员登记',
      tags,
      params: Type.Object({ ...PersonParams.properties, recordId: Type.String({ maxLength: 60 }) }),
      body: SpecialCategoryEndSchema,
      response: { 200: Done },
    },
  },
  async (request, deps) => {
    const { personNo, recordId } = request.params
    const staff = staffOf(request)
    const { pool } = await requireOwnPerson(deps, staff, personNo)
    const command = commandKeyOf(request, 'special-category.end')
    await endSpecialCategory(
      { context: deps, personNo, pool, staffName: staff.staffName, command },
      recordId,
      request.body,
    )
    return { personNo }
  },
)

/** 特殊人员 at the desk: entered and ended. */
export const specialCategoryRoutes = routes(enterCategory, endCategory)
