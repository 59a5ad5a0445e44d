import { Type } from 'typebox'
import { ShareForm, SharesMessage } from '@yidi/contracts'
import { requireSeenPerson } from '../../person/enrolment/index.ts'
import { recordOfficeAudit } from '../../platform/audit/index.ts'
import { citizenOf, commandKeyOf, staffOf } from '../../platform/guard/index.ts'
import { route, routes } from '../../platform/http/index.ts'
import { carryShare } from './carry.ts'
import type { ShareCommand, SharingContext } from './context.ts'
import { giveShare, recallShare } from './give.ts'
import { sharesOf } from './read.ts'
import { declineShare, giveShareBack, putShareFirst, takeShare } from './receive.ts'

const tags = ['家庭共济']
const config = { access: ['citizen'], self: true } as const
const response = { 200: SharesMessage }

const showOwn = route(
  {
    method: 'GET',
    url: '/api/my/shares',
    config,
    schema: { summary: '家庭共济：我给家人的和家人给我的，每一次用在哪里', tags, response },
  },
  (request, { database }) => sharesOf(database, citizenOf(request).personNo),
)

const give = route(
  {
    method: 'POST',
    url: '/api/my/shares',
    config,
    schema: {
      summary: '从我的历年资金里留出一笔给一位家人',
      description:
        '家人接受以后，看病时按参保地的规定，历年资金能付的，先用家人自己的，再用这一笔。没用掉的可以随时收回。',
      tags,
      body: ShareForm,
      response: { 201: SharesMessage },
    },
  },
  async (request, deps, reply) => {
    const { personNo } = citizenOf(request)
    const by = { actorKind: 'person', actor: personNo } as const
    const shareId = await giveShare(deps, { personNo, by, command: commandKeyOf(request, 'share.give') }, request.body)
    await carryShare(deps, personNo, shareId)
    return reply.code(201).send(await sharesOf(deps.database, personNo))
  },
)

type Act = (context: SharingContext, who: ShareCommand, shareId: string) => Promise<string>

const act = (action: string, summary: string, carryOut: Act) =>
  route(
    {
      method: 'POST',
      url: `/api/my/shares/:shareId/${action}`,
      config,
      schema: { summary, tags, params: Type.Object({ shareId: Type.String({ maxLength: 60 }) }), response },
    },
    async (request, deps) => {
      const { personNo } = citizenOf(request)
      const by = { actorKind: 'person', actor: personNo } as const
      const who = { personNo, by, command: commandKeyOf(request, `share.${action}`) }
      const shareId = await carryOut(deps, who, request.params.shareId)
      await carryShare(deps, personNo, shareId)
      return sharesOf(deps.database, personNo)
    },
  )

const showAtDesk = route(
  {
    method: 'GET',
    url: '/api/desk/people/:personNo/shares',
    config: { access: ['accepting', 'reviewing', 'approving', 'finance', 'audit', 'admin'] },
    schema: {
      summary: '一个人的家庭共济',
      description: '看一次记一笔审计。',
      tags,
      params: Type.Object({ personNo: Type.String({ maxLength: 40 }) }),
      response,
    },
  },
  async (request, deps) => {
    const { personNo } = request.params
    const staff = staffOf(request)
    await requireSeenPerson(deps, staff, personNo)
    const entry = { actorKind: 'staff', actor: staff.staffName, action: 'shares.read', subjectId: personNo } as const
    await recordOfficeAudit(deps.database, entry, deps.clock.now())
    return sharesOf(deps.database, personNo)
  },
)

/** 家庭共济: given by one, accepted by another; the desk looks at it. */
export const shareRoutes = routes(
  showOwn,
  give,
  act('recall', '收回没有用掉的', recallShare),
  act('accept', '接受家人给我的一笔', takeShare),
  act('decline', '不接受，全部退回', declineShare),
  act('give-back', '把没用掉的退回给家人', giveShareBack),
  act('put-first', '看病时先用这一笔', putShareFirst),
  showAtDesk,
)
