import { randomBytes } from 'node:crypto'
import type {} from '@fastify/swagger'
import type { FastifyPluginCallback, FastifyReply, FastifyRequest } from 'fastify'
import { GatewayRefusal, refuse } from '@yidi/contracts'
import { parseBytes, readMessage } from './message.ts'
import type { Message } from './message.ts'
import { newRefmsgid, replyText } from './reply.ts'
import type { ReplyContent } from './reply.ts'
import { storable } from './storable.ts'
import { checkSigner, verifySignature } from './signature.ts'
import type { SignatureStore } from './signature.ts'
import type { Transaction } from './transaction.ts'

/** The largest message: 8 MiB. */
const largestBodyBytes = 8 * 1024 * 1024

/** Transactions that change nothing of a person. */
const queries = new Set(['1101', '2206', '2303', '5203', '5301', '5304', '9001', '9002'])

/** What the gateway needs from the rest of the server. */
interface GatewayOptions<Services> {
  now(): Date
  signatures: SignatureStore
  transactions: ReadonlyMap<string, Transaction<Services>>
  services: Services
  /** Writes the institution's log of messages; a failure to log does not change the answer. */
  log?: (entry: { message: Message; content: ReplyContent; receivedAt: Date; answeredAt: Date }) => Promise<void>
}

/** Addresses real hospital systems call; the path is never what decides the transaction, `infno` in the body is. */
const paths = [
  '/fsi/api/rsfComIfsService/callService',
  '/fsi/api/rsfComIfsService/callService/:infno',
  '/fsi/api/:service/:method',
]

/**
 * The hospital gateway as a Fastify plugin of its own: bytes in, one JSON reply out, always HTTP 200. Nothing of the
 * API's validation, content types or problem documents applies here: clients of this interface lose the body of any
 * other status and are left not knowing whether a settlement took place.
 */
export function gatewayPlugin<Services>(options: GatewayOptions<Services>): FastifyPluginCallback {
  return (app, _, done) => {
    app.removeAllContentTypeParsers()
    app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: largestBodyBytes }, (_request, body, next) => {
      next(null, body)
    })
    app.addHook('onRequest', (request, _reply, next) => {
      // What clients declare is wrong often enough, and sometimes no media type at all: the bytes are what counts.
      request.raw.headers['content-type'] = 'application/octet-stream'
      next()
    })
    app.setErrorHandler((error, request, reply) => answerError(options, request, reply, error))
    for (const url of paths) {
      app.route({
        method: 'POST',
        url,
        bodyLimit: largestBodyBytes,
        config: { access: 'signed-message' },
        schema: { hide: true },
        handler: (request, reply) => answer(options, request, reply),
      })
      app.route({
        method: ['GET', 'PUT', 'PATCH', 'DELETE'],
        url,
        config: { access: 'signed-message' },
        schema: { hide: true },
        handler: () => refuse('method-wrong'),
      })
    }
    done()
  }
}

function send(reply: FastifyReply, body: string): FastifyReply {
  return reply.code(200).header('content-type', 'application/json;charset=utf-8').send(body)
}

function refusal(text: string, place: string, now: Date): ReplyContent {
  return { refmsgid: newRefmsgid(place, now), infcode: -1, error: text, warning: '', output: null }
}

async function answer<Services>(
  options: GatewayOptions<Services>,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const receivedAt = options.now()
  const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
  const signer = await verifySignature(options.signatures, request.headers, bytes, receivedAt)
  const message = readMessage(storable(parseBytes(bytes)))
  let content: ReplyContent
  try {
    await checkSigner(options.signatures, signer, message.institution)
    content = await dispatch(options, message, receivedAt)
  } catch (error) {
    content = refusal(textOf(error, request), message.place, receivedAt)
  }
  const answeredAt = options.now()
  if (options.log && wantsNote(content, message))
    await options.log({ message, content, receivedAt, answeredAt }).catch((error: unknown) => {
      request.log.error({ err: error }, 'gateway message not logged')
    })
  return send(reply, replyText(content, receivedAt, answeredAt))
}

/** Commands that took effect are known by what they did; refusals and queries are noted in the institution's log. */
function wantsNote(content: ReplyContent, message: Message): boolean {
  return content.infcode !== 0 || queries.has(message.infno)
}

function dispatch<Services>(
  options: GatewayOptions<Services>,
  message: Message,
  receivedAt: Date,
): Promise<ReplyContent> {
  const found = options.transactions.get(message.infno)
  if (!found) refuse('infno-unknown', { infno: message.infno.slice(0, 10) })
  return found.run({
    message,
    receivedAt,
    services: options.services,
    missing: '',
    answer: (output, warnings = []) => ({
      refmsgid: newRefmsgid(message.place, receivedAt),
      infcode: 0,
      error: '',
      warning: warnings
        .filter((warning) => warning !== '')
        .join('；')
        .slice(0, 200),
      output,
    }),
  })
}

/** PostgreSQL going away, starting up or refusing connections (SQLSTATE classes 08 and 57P), or the socket breaking. */
function isConnectionLoss(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string }
  if (code !== undefined) return /^(08|57P|ECONN|EPIPE)/.test(code)
  return /^(Connection terminated|Client has encountered a connection error)/.test(message ?? '')
}

function textOf(error: unknown, request: FastifyRequest): string {
  if (error instanceof GatewayRefusal) return error.text
  if (isConnectionLoss(error)) {
    request.log.error({ err: error }, 'gateway without database')
    return new GatewayRefusal('records-away').text
  }
  const reference = randomBytes(4).toString('hex')
  request.log.error({ err: error, reference }, 'gateway transaction failed')
  return new GatewayRefusal('internal-error', { reference }).text
}

/** Errors before the message could be read: signature, size, bytes, JSON. */
function answerError<Services>(
  options: GatewayOptions<Services>,
  request: FastifyRequest,
  reply: FastifyReply,
  error: unknown,
): FastifyReply {
  const now = options.now()
  const code = (error as { code?: string }).code
  const known =
    error instanceof GatewayRefusal
      ? error
      : code === 'FST_ERR_CTP_BODY_TOO_LARGE'
        ? new GatewayRefusal('too-large', { limit: `${String(largestBodyBytes / 1024 / 1024)}MiB` })
        : code === 'service-stopping'
          ? new GatewayRefusal('stopping')
          : code?.startsWith('FST_ERR_CTP_')
            ? new GatewayRefusal('body-broken')
            : error
  const content = refusal(textOf(known, request), '', now)
  // The Hunan edition's signing clients read `code` and `message`; for everyone else the two are unknown extra fields.
  const signing = known instanceof GatewayRefusal && known.fault.startsWith('signature-')
  return send(reply, replyText(content, now, now, signing ? { code: 401, message: known.text } : {}))
}
