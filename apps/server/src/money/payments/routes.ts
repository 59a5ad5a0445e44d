import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import {
  PaymentAnswerQuery,
  PaymentBatchMessage,
  PaymentDrawForm,
  PaymentPaidForm,
  PaymentReturnedForm,
  PaymentsMessage,
  problem,
} from '@yidi/contracts'
import type { Problem } from '@yidi/contracts'
import { commandKeyOf, runOfficeCommand, staffOf } from '../../platform/guard/index.ts'
import { route, routes } from '../../platform/http/index.ts'
import type { App, RecordsModule } from '../../platform/module/index.ts'
import type { RecordKinds } from '../../platform/records/index.ts'
import { sendSheet } from '../../platform/sheets/index.ts'
import { readAnswer, resultsIn } from './answer.ts'
import { getBatch, showBatch } from './batch.ts'
import { carryOut } from './carry-out.ts'
import { allPaid, confirmBatch, drawBatch, dropBatch, markItems, removeItem } from './commands.ts'
import type { Working } from './commands.ts'
import { takeFile } from './take-file.ts'
import { payingKinds } from './paying-kinds.ts'
import type { PaymentDeps } from './paying-kinds.ts'
import { getOrders, showPayments } from './waiting.ts'

const tags = ['付款']
const readers = ['finance', 'audit', 'admin'] as const
const finance = { access: ['finance'] } as const
const batchId = Type.String({ maxLength: 60, description: '批次编号' })
const Batch = Type.Object({ batchId })
const Item = Type.Object({ batchId, no: Type.Integer({ minimum: 1, maximum: 1_000_000, description: '序号' }) })
const response = { 200: PaymentBatchMessage }

/**
 * Runs a command about a batch: what was left in the middle is finished first, what is asked now afterwards. Throws what the
 * command throws, or the first refusal of a record.
 */
async function runOnBatch(
  request: FastifyRequest,
  deps: PaymentDeps,
  batch: string,
  name: string,
  work: (working: Working) => Promise<void>,
): Promise<PaymentBatchMessage> {
  const { database, clock } = deps
  const staff = staffOf(request)
  await getBatch(database.kysely, batch, staff.pool)
  await carryOut(deps, batch)
  await runOfficeCommand(database, clock, commandKeyOf(request, name), (transaction) =>
    work({ transaction, ciphers: database.ciphers, clock, staff }),
  )
  const [refused] = await carryOut(deps, batch)
  if (refused !== undefined) throw refused
  return showBatch(deps, staff, batch)
}

const showAll = route(
  {
    method: 'GET',
    url: '/api/desk/payments',
    config: { access: readers },
    schema: { summary: '等待付款的办件和付款批次', tags, response: { 200: PaymentsMessage } },
  },
  (request, deps: PaymentDeps) => showPayments(deps, staffOf(request).pool),
)

const draw = route(
  {
    method: 'POST',
    url: '/api/desk/payments/batches',
    config: finance,
    schema: {
      summary: '开一个付款批次',
      description: '办件从此不再等待付款。一件只能在一个批次里；两个人同时开，后一个什么也没有列入。',
      tags,
      body: PaymentDrawForm,
      response,
    },
  },
  async (request, deps: PaymentDeps) => {
    const { database, clock } = deps
    const staff = staffOf(request)
    // Read before the transaction, so that it holds no second connection; what is wrong counts only where the command is new.
    const read = await getOrders(deps, request.body.subjects, staff.pool).catch((error: Problem) => error)
    const drawn = await runOfficeCommand(database, clock, commandKeyOf(request, 'payment.draw'), (transaction) => {
      if (read instanceof Error) throw read
      return drawBatch({ transaction, ciphers: database.ciphers, clock, staff }, read)
    })
    await carryOut(deps, drawn)
    return showBatch(deps, staff, drawn)
  },
)

const showOne = route(
  {
    method: 'GET',
    url: '/api/desk/payments/batches/:batchId',
    config: { access: readers },
    schema: { summary: '一个付款批次，每一笔和它的结果', tags, params: Batch, response },
  },
  (request, deps: PaymentDeps) => showBatch(deps, staffOf(request), request.params.batchId),
)

const confirm = route(
  {
    method: 'POST',
    url: '/api/desk/payments/batches/:batchId/confirm',
    config: finance,
    schema: { summary: '复核付款批次；开批次的人不能复核', tags, params: Batch, response },
  },
  (request, deps: PaymentDeps) => {
    const { batchId: batch } = request.params
    return runOnBatch(request, deps, batch, 'payment.confirm', (working) => confirmBatch(working, batch))
  },
)

const drop = route(
  {
    method: 'POST',
    url: '/api/desk/payments/batches/:batchId/drop',
    config: finance,
    schema: { summary: '作废没有复核的批次，里面的办件重新等待付款', tags, params: Batch, response },
  },
  (request, deps: PaymentDeps) => {
    const { batchId: batch } = request.params
    return runOnBatch(request, deps, batch, 'payment.drop', (working) => dropBatch(working, batch))
  },
)

const remove = route(
  {
    method: 'POST',
    url: '/api/desk/payments/batches/:batchId/items/:no/remove',
    config: finance,
    schema: { summary: '从没有复核的批次移出一笔', tags, params: Item, response },
  },
  (request, deps: PaymentDeps) => {
    const { batchId: batch, no } = request.params
    return runOnBatch(request, deps, batch, 'payment.remove', (working) => removeItem(working, batch, no))
  },
)

const fileAs = (as: 'csv' | 'xlsx') =>
  route(
    {
      method: 'GET',
      url: `/api/desk/payments/batches/:batchId/file.${as}`,
      config: finance,
      schema: {
        summary: `付款文件（${as.toUpperCase()}）：户名、账号是全的，每取一次记一笔审计`,
        description: '最后一行是合计和校验和：前面各行（UTF-8、回车换行，不含文件头的标记）的 SHA-256。',
        tags,
        params: Batch,
        response: { 200: Type.Any() },
      },
    },
    async (request, deps: PaymentDeps, reply) => {
      const { batchId: batch } = request.params
      return sendSheet(reply, `付款${batch}`, as, await takeFile(deps, staffOf(request), batch, as))
    },
  )

const markPaid = route(
  {
    method: 'POST',
    url: '/api/desk/payments/batches/:batchId/items/:no/paid',
    config: finance,
    schema: { summary: '记一笔：银行已付', tags, params: Item, body: PaymentPaidForm, response },
  },
  (request, deps: PaymentDeps) => {
    const { batchId: batch, no } = request.params
    return runOnBatch(request, deps, batch, 'payment.paid', (working) =>
      markItems(working, batch, request.body.day, () => [{ no, result: 'paid' }], {
        as: 'mark',
        audited: 'payment.paid',
      }),
    )
  },
)

const markReturned = route(
  {
    method: 'POST',
    url: '/api/desk/payments/batches/:batchId/items/:no/returned',
    config: finance,
    schema: {
      summary: '记一笔：银行退回',
      description: '记过已付的也可以：钱回到账上，等申请人换账号再付。批次结束以后也能记。',
      tags,
      params: Item,
      body: PaymentReturnedForm,
      response,
    },
  },
  (request, deps: PaymentDeps) => {
    const { batchId: batch, no } = request.params
    const { day, reason } = request.body
    const words = request.body.words?.trim() ?? ''
    if (reason === 'other' && words === '') throw problem('payment-return-words-missing')
    const result = { no, result: 'returned', reason, words: words === '' ? null : words } as const
    return runOnBatch(request, deps, batch, 'payment.returned', (working) =>
      markItems(working, batch, day, () => [result], { as: 'bounce', audited: 'payment.returned' }),
    )
  },
)

const markAllPaid = route(
  {
    method: 'POST',
    url: '/api/desk/payments/batches/:batchId/paid',
    config: finance,
    schema: { summary: '没有结果的各笔全部记为银行已付', tags, params: Batch, body: PaymentPaidForm, response },
  },
  (request, deps: PaymentDeps) => {
    const { batchId: batch } = request.params
    return runOnBatch(request, deps, batch, 'payment.paid', (working) =>
      markItems(working, batch, request.body.day, allPaid, { as: 'mark', audited: 'payment.paid' }),
    )
  },
)

const answerTypes = [
  'text/csv',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/octet-stream',
]
/** The longest answer: some hundred bytes a payment. */
const largestAnswerBytes = 2 * 1_048_576

const takeAnswer = route(
  {
    method: 'POST',
    url: '/api/desk/payments/batches/:batchId/answer',
    bodyLimit: largestAnswerBytes,
    config: finance,
    schema: {
      summary: '导入银行的结果文件（请求体是 CSV 或 XLSX）',
      description:
        '付款文件原样，后面加“结果”（成功、退回；空着的没有结果）和“退回原因”两列。金额、收款人和校验和都对才记；不对的，一笔也不记。再传一次不重复记；记过已付、后来的文件说退回的，记为退回。',
      tags,
      params: Batch,
      querystring: PaymentAnswerQuery,
      consumes: answerTypes,
      response,
    },
  },
  async (request, deps: PaymentDeps) => {
    const { batchId: batch } = request.params
    if (!Buffer.isBuffer(request.body)) throw problem('import-file-not-readable', { reason: '没有收到文件' })
    const answer = await readAnswer(request.body)
    return runOnBatch(request, deps, batch, 'payment.answer', (working) =>
      markItems(
        working,
        batch,
        request.query.day,
        (found, items) => resultsIn(working.transaction, answer, found, items),
        { as: 'bounce', audited: 'payment.answer', again: true },
      ),
    )
  },
)

const all = routes<PaymentDeps>(
  showAll,
  draw,
  showOne,
  confirm,
  drop,
  remove,
  fileAs('csv'),
  fileAs('xlsx'),
  markPaid,
  markReturned,
  markAllPaid,
  takeAnswer,
)

/** 付款 at the desk: finance draws, another confirms, the bank's results are marked; audit and admin look on. */
export const paymentRoutes =
  (kinds: RecordKinds): RecordsModule =>
  (app: App, deps) => {
    app.addContentTypeParser(
      answerTypes,
      { parseAs: 'buffer', bodyLimit: largestAnswerBytes },
      (_request, body, done) => done(null, body),
    )
    all(app, { ...deps, kinds: payingKinds(kinds) })
  }
