/**
 * 看病结算: the transactions of an institution that has no system of its own. Its clerk is logged in at our pages; what a system would
 * send signed goes through the same registry, is refused in the same words and noted in the same log.
 */
import { createHash } from 'node:crypto'
import { Type } from 'typebox'
import { OwnTransactionForm, OwnTransactionReply, problem } from '@yidi/contracts'
import { findInstitution } from '../care/institutions/index.ts'
import { commitForPerson } from '../person/commands/index.ts'
import { engineVersion } from '../platform/config/index.ts'
import { staffOf } from '../platform/guard/index.ts'
import { route, routes } from '../platform/http/index.ts'
import type { RecordsDeps } from '../platform/module/index.ts'
import { dispatch, refusalReply, refusalText, wantsNote } from './dispatch.ts'
import { noteMessage } from './message-log.ts'
import { readMessage } from './message.ts'
import type { Message } from './message.ts'
import type { ReplyContent } from './reply.ts'
import { storable } from './storable.ts'
import { transactions } from './transactions/index.ts'

/** Who it is and what is registered for them; a purchase; an outpatient visit; a stay. What the pages do not need stays with signed messages. */
const offered: ReadonlySet<string> = new Set([
  ...['1101', '5301', '2101', '2102', '2103'],
  ...['2201', '2202', '2203', '2204', '2205', '2206', '2207', '2208'],
  ...['2301', '2302', '2303', '2304', '2305', '2401', '2402', '2404', '2405'],
])

/**
 * The id of the message that a request stands for: the key of the request, so that the page's repeat is the same message. A key is longer
 * than an id may be: a UUID goes without its dashes, any other as a mark of it.
 */
function msgidOf(key: string): string {
  const plain = key.replaceAll('-', '')
  return plain.length <= 32 ? plain : createHash('sha256').update(key).digest('hex').slice(0, 32)
}

const transact = route(
  {
    method: 'POST',
    url: '/api/institution/transactions/:infno',
    config: { access: ['institution'] },
    schema: {
      summary: '看病结算：没有自己系统的机构在网页上办一笔接口交易',
      description:
        'input 和定点医药机构接口同一交易的一样，办理、拒绝、留痕也都一样；Idempotency-Key 就是报文ID，再提交一次是同一报文。',
      tags: ['医药机构'],
      params: Type.Object({ infno: Type.String({ maxLength: 10, description: '交易编号' }) }),
      body: OwnTransactionForm,
      response: { 200: OwnTransactionReply },
    },
  },
  async (request, deps) => {
    const { infno } = request.params
    if (!offered.has(infno)) throw problem('institution-transaction-not-offered', { infno })
    const { institution: code, staffName: staff } = staffOf(request)
    const { database, clock } = deps
    const institution = code === null ? undefined : await findInstitution(database, code, clock.today())
    if (institution === undefined) throw problem('referral-no-institution')
    const content = await answerOwn(deps, {
      infno,
      msgid: msgidOf(request.idempotencyKey),
      fixmedins_code: institution.code,
      fixmedins_name: institution.name,
      mdtrtarea_admvs: institution.place,
      opter: staff,
      opter_name: staff,
      // As a text, so that its digits are read as they were written.
      input: JSON.stringify(request.body.input),
    })
    if (content.infcode !== 0) throw problem('institution-transaction-refused', { text: content.error })
    if (infno === '1101') await noteLook(deps, content, { staff, institution: institution.code })
    const { refmsgid, warning, output, bill } = content
    return { refmsgid, warning, output, ...(bill === undefined ? {} : { bill }) }
  },
)

/** Runs one transaction and notes it as a signed message is noted. Throws what is no refusal: then nobody knows, and the page repeats. */
async function answerOwn(
  { database: db, clock, release }: RecordsDeps,
  envelope: Readonly<Record<string, string>>,
): Promise<ReplyContent> {
  const receivedAt = clock.now()
  const services = { db, clock, release, engineVersion }
  const message: Message = { ...readMessage(storable(envelope)), staff: envelope['opter'] ?? '' }
  const content = await dispatch({ transactions, services }, message, receivedAt).catch((error: unknown) => {
    const text = refusalText(error, { message, services })
    if (text === undefined) throw error
    return refusalReply(text, message.place, receivedAt)
  })
  if (wantsNote(transactions, content, message)) await noteMessage(db, { message, content, receivedAt })
  return content
}

/** A person at a keyboard saw who somebody is: that goes on record with the person, as every look at our own pages. */
async function noteLook(
  { database, clock }: RecordsDeps,
  { output }: ReplyContent,
  { staff, institution }: { staff: string; institution: string },
): Promise<void> {
  const { psn_no: personNo } = output?.['baseinfo'] as { psn_no: string }
  const entry = {
    actorKind: 'staff',
    actor: staff,
    action: 'visit.identify',
    subjectId: personNo,
    detail: { institution },
  }
  await commitForPerson(database, { personNo, at: clock.now(), changes: {}, audit: [entry] })
}

/** The transactions of an institution at our own pages. */
export const ownPageRoutes = routes(transact)
