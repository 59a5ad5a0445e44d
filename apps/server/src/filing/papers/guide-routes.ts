import { Type } from 'typebox'
import { route, routes } from '../../platform/http/index.ts'
import type { ServerDeps } from '../../platform/module/index.ts'
import { pdf, sendPaper } from '../../platform/printing/index.ts'
import { exampleFields, formOfPool } from './filing-paper.ts'
import { drawForm } from './form.ts'
import { drawGuide } from './guide.ts'
import { guideOfPlace, serviceGuideOf } from './service-guide.ts'

const tags = ['打印']
const PoolQuery = Type.Object({ pool: Type.String({ maxLength: 20, description: '统筹区代码' }) })
const GuideQuery = Type.Object({
  pool: Type.Optional(Type.String({ maxLength: 20, description: '统筹区代码' })),
  insured: Type.Optional(Type.String({ maxLength: 20, description: '没有接入本平台的，参保的市' })),
})

const sendGuide = route(
  {
    method: 'GET',
    url: '/api/filings/service-guide.pdf',
    config: { access: 'public' },
    schema: { summary: '办事指南（PDF）', tags, querystring: GuideQuery, response: pdf },
  },
  async (request, { release, clock }: ServerDeps, reply) => {
    const { pool = '', insured } = request.query
    const today = clock.today()
    const guide = insured === undefined ? serviceGuideOf(release, pool, today) : guideOfPlace(release, insured, today)
    return sendPaper(reply, await drawGuide(guide, release, clock.now()), guide.title)
  },
)

const sendForm = (kind: 'blank' | 'example', what: string) =>
  route(
    {
      method: 'GET',
      url: `/api/filings/form-${kind}.pdf`,
      config: { access: 'public' },
      schema: { summary: `备案表：${what}（PDF）`, tags, querystring: PoolQuery, response: pdf },
    },
    async (request, { release, clock }: ServerDeps, reply) => {
      const guide = serviceGuideOf(release, request.query.pool, clock.today())
      // serviceGuideOf has answered for a pool without law.
      const law = release.filing.laws.get(guide.pool)!
      const form = formOfPool(release, law, guide.formTitle, clock.today())
      const bytes = await drawForm({
        ...form,
        under: kind === 'blank' ? `${what}，也可以在网上填` : `${what}，人和号码都是编的`,
        foot: `${guide.authority} · ${what}`,
        at: clock.now(),
        fields: kind === 'blank' ? {} : exampleFields(release, law, clock.today(), form.choices),
      })
      return sendPaper(reply, bytes, `${guide.formTitle}（${what}）`)
    },
  )

/** Papers that hold nobody's data: the service guide, the blank form, the example form. Public, like the law. */
export const guidePaperRoutes = routes(sendGuide, sendForm('blank', '空白表'), sendForm('example', '示例表'))
