import { Type } from 'typebox'
import { problem } from '@yidi/contracts'
import { citizenOf, staffOf } from '../../platform/guard/index.ts'
import type { RecordsModule, ServerModule } from '../../platform/module/index.ts'
import { findTask } from '../../platform/records/index.ts'
import { findFiling } from '../record/index.ts'
import { receiptOf } from './receipt.ts'
import { guideOfPlace, serviceGuideOf } from './service-guide.ts'
import { findPerson } from '../../person/people/index.ts'
import { readFile } from '../../person/file/index.ts'
import { commitForPerson } from '../../person/commands/index.ts'
import { exampleFields, fieldsOf, formOfPool, letterPaperOf } from './filing-paper.ts'
import { drawForm } from './form.ts'
import { drawGuide } from './guide.ts'
import { drawLetter } from './letter.ts'
import { pdf, sendPaper, siteOf } from '../../platform/printing/index.ts'
import { drawReceipt } from './receipt-page.ts'

const FilingParams = Type.Object({ filingId: Type.String({ maxLength: 60 }) })
const PoolQuery = Type.Object({ pool: Type.String({ maxLength: 20, description: '统筹区代码' }) })
const GuideQuery = Type.Object({
  pool: Type.Optional(Type.String({ maxLength: 20, description: '统筹区代码' })),
  insured: Type.Optional(Type.String({ maxLength: 20, description: '没有接入本平台的，参保的市' })),
})
const tags = ['打印']

/** Papers that hold nobody's data: the service guide, the blank form, the example form. Public, like the law. */
export const guidePaperRoutes: ServerModule = (app, { release, clock }) => {
  const config = { access: 'public' } as const
  const guideOf = (pool: string) => serviceGuideOf(release, pool, clock.today())

  app.get(
    '/api/filings/service-guide.pdf',
    { config, schema: { summary: '办事指南（PDF）', tags, querystring: GuideQuery, response: pdf } },
    async (request, reply) => {
      const { pool = '', insured } = request.query
      const guide = insured === undefined ? guideOf(pool) : guideOfPlace(release, insured, clock.today())
      return sendPaper(reply, await drawGuide(guide, release, clock.now()), guide.title)
    },
  )

  for (const kind of ['blank', 'example'] as const) {
    const what = kind === 'blank' ? '空白表' : '示例表'
    app.get(
      `/api/filings/form-${kind}.pdf`,
      { config, schema: { summary: `备案表：${what}（PDF）`, tags, querystring: PoolQuery, response: pdf } },
      async (request, reply) => {
        const guide = guideOf(request.query.pool)
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
  }
}

/** Papers of one filing: its form and its receipt for the person, its form for the desk of its pool. */
export const filingPaperRoutes: RecordsModule = (app, { database, clock, release, config: settings }) => {
  const readers = ['accepting', 'reviewing', 'audit', 'admin'] as const
  const noFiling = (filingId: string) => problem('filing-not-found', { filingId: filingId.slice(0, 60) })
  const read = async (personNo: string, filingId: string) => {
    const [record, person, file] = await Promise.all([
      findFiling(database, personNo, filingId),
      findPerson(database, personNo),
      readFile(database, { personNo }, ['enrolments']),
    ])
    if (record === undefined || person === undefined || file === undefined) throw noFiling(filingId)
    return { record, person, file }
  }
  const letterPdf = async (personNo: string, filingId: string, masked: boolean): Promise<[Buffer, string]> => {
    const { record, person } = await read(personNo, filingId)
    const letter = letterPaperOf(database, release, { record, person, masked })
    if (letter === undefined) throw problem('letter-not-signed', { filingId })
    const bytes = await drawLetter({ ...letter, foot: `${letter.to} · ${filingId}`, at: clock.now() })
    return [bytes, `${letter.title} ${filingId}`]
  }
  const formPdf = async (personNo: string, filingId: string, masked: boolean): Promise<[Buffer, string]> => {
    const about = await read(personNo, filingId)
    const guide = serviceGuideOf(release, about.record.pool, clock.today())
    const law = release.filing.laws.get(guide.pool)!
    const bytes = await drawForm({
      ...formOfPool(release, law, guide.formTitle, about.record.application.effective_day),
      under: `备案编号 ${filingId}`,
      foot: `${guide.authority} · ${filingId}`,
      at: clock.now(),
      fields: await fieldsOf(database, release, { ...about, masked }),
    })
    return [bytes, `${guide.formTitle} ${filingId}`]
  }

  app.get(
    '/api/filings/:filingId/form.pdf',
    {
      config: { access: ['citizen'], scope: 'file' },
      schema: { summary: '我的备案表（PDF）', tags, params: FilingParams, response: pdf },
    },
    async (request, reply) =>
      sendPaper(reply, ...(await formPdf(citizenOf(request).personNo, request.params.filingId, false))),
  )

  app.get(
    '/api/filings/:filingId/letter.pdf',
    {
      config: { access: ['citizen'], scope: 'file' },
      schema: { summary: '网上签的承诺书（PDF），带签名', tags, params: FilingParams, response: pdf },
    },
    async (request, reply) =>
      sendPaper(reply, ...(await letterPdf(citizenOf(request).personNo, request.params.filingId, false))),
  )

  app.get(
    '/api/filings/:filingId/receipt.pdf',
    {
      config: { access: ['citizen'], scope: 'file' },
      schema: { summary: '备案回执（PDF），带核验二维码', tags, params: FilingParams, response: pdf },
    },
    async (request, reply) => {
      const { filingId } = request.params
      const { record, person } = await read(citizenOf(request).personNo, filingId)
      const receipt = receiptOf(record, person, { ciphers: database.ciphers, release, today: clock.today() })
      const { authority } = serviceGuideOf(release, record.pool, clock.today())
      const address = `${siteOf(request, settings.publicUrl)}/verify/${receipt.code}`
      const bytes = await drawReceipt(receipt, { authority, address, at: clock.now() })
      return sendPaper(reply, bytes, `${receipt.title} ${filingId}`)
    },
  )

  for (const [paper, what, draw] of [
    ['form', '备案表', formPdf],
    ['letter', '承诺书', letterPdf],
  ] as const) {
    app.get(
      `/api/desk/filings/:filingId/${paper}.pdf`,
      {
        config: { access: readers },
        schema: {
          summary: `一件备案的${what}（PDF）`,
          description: '看一次就记一笔审计。证件号码隐去中间几位。',
          tags,
          params: FilingParams,
          response: pdf,
        },
      },
      async (request, reply) => {
        const { filingId } = request.params
        const { pool, staffName } = staffOf(request)
        const task = await findTask(database, filingId)
        if (task?.kind !== 'filing') throw noFiling(filingId)
        if (pool !== null && pool !== task.pool) throw problem('filing-other-pool', { pool: task.pool })
        const drawn = await draw(task.personNo, filingId, true)
        await commitForPerson(database, {
          personNo: task.personNo,
          at: clock.now(),
          changes: {},
          audit: [
            { actorKind: 'staff', actor: staffName, action: 'filing.print', subjectId: filingId, detail: { paper } },
          ],
        })
        return sendPaper(reply, ...drawn)
      },
    )
  }
}
