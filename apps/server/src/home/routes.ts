import { HomeMessage } from '@yidi/contracts'
import { citizenOf } from '../platform/guard/index.ts'
import { route, routes } from '../platform/http/index.ts'
import { homeOf } from './home.ts'

const showHome = route(
  {
    method: 'GET',
    url: '/api/me/home',
    config: { access: ['citizen'], scope: 'any' },
    schema: {
      summary: '首页：要去的地方能不能报，正在办的，上一笔账',
      description: '替家人看的，只给授权到的；hidden 里是没有授权的。',
      tags: ['人员'],
      response: { 200: HomeMessage },
    },
  },
  (request, deps) => homeOf(deps, citizenOf(request)),
)

/** 首页 of the person who is logged in, or of whom they act for. */
export const homeRoutes = routes(showHome)
