import { randomBytes } from 'node:crypto'
import type {} from '@fastify/swagger'
import type { FastifyPluginCallback, FastifyReply, FastifyRequest } from 'fastify'
import { GatewayRefusal, refuse } from '@yidi/contracts/interface'
import { databaseFailure } from '../platform/storage/index.ts'
import type { Call, Services, Transactions } from './call.ts'
import { anyAddress, knownAddresses } from './addresses.ts'
import { dispatch, refusalReply, refusalText, wantsNote } from './dispatch.ts'
import { isMessage, parseBytes, readMessage } from './message.ts'
import type { Message, Sent } from './message.ts'
import { contentDisposition, replyText, shanghaiMoment } from './reply.ts'
import type { ReplyContent } from './reply.ts'
import { storable } from './storable.ts'
import { openBody } from './signing/body.ts'
import { answerToken, tokenAddress } from './signing/token-route.ts'
import { carriesSignature, checkSigner, verifySignature } from './signing/verify.ts'
import type { SigningStore } from './signing/verify.ts'
import { largestBodyBytes, largestBodyWords } from './unpack.ts'

/** What the gateway needs from the rest of the server. */
interface GatewayOptions {
  now(): Date
  signing: SigningStore
  transactions: Transactions
  services: Services
  /** Whether an address is no hospital's business: one of a page or of our own API. */
  isTaken?: (path: string) => boolean
  /** Counts a request that nobody has signed; gives the seconds to wait where there were too many. */
  countUnsigned?: (request: FastifyRequest) => Promise<number | undefined>
  /** Writes the institution's log of messages; a failure to log does not change the answer. */
  log?: (entry: { message: Message; content: ReplyContent; receivedAt: Date; answeredAt: Date }) => Promise<void>
}

declare module 'fastify' {
  interface FastifyRequest {
    /** The `Content-Type` as the sender wrote it. */
    declaredType: string
  }
}

/**
 * The hospital gateway as a Fastify plugin of its own: bytes in, one JSON reply out, always HTTP 200. Nothing of the
 * API's validation, content types or problem documents applies here: clients of this interface lose the body of any
 * other status and are left not knowing whether a settlement took place.
 */
export function gatewayPlugin(options: GatewayOptions): FastifyPluginCallback {
  return (app, _, done) => {
    app.removeAllContentTypeParsers()
    app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: largestBodyBytes }, (_request, body, next) => {
      next(null, body)
    })
    app.decorateRequest('declaredType', '')
    app.addHook('onRequest', (request, _reply, next) => {
      // What clients declare is wrong often enough, and sometimes no media type at all: the bytes are what counts.
      request.declaredType = request.headers['content-type'] ?? ''
      request.raw.headers['content-type'] = 'application/octet-stream'
      next()
    })
    // Before the body is read.
    app.addHook('onRequest', async (request) => {
      if (!carriesSignature(request.headers)) await refuseTooMany(options, request)
    })
    app.setErrorHandler((error, request, reply) => answerError(options, request, reply, error))
    const route = { bodyLimit: largestBodyBytes, config: { access: 'signed-message' }, schema: { hide: true } } as const
    for (const url of knownAddresses) {
      app.route({ ...route, method: 'POST', url, handler: (request, reply) => answer(options, request, reply) })
      app.route({ ...route, method: 'GET', url, handler: (_request, reply) => introduce(options, reply) })
      app.route({ ...route, method: ['PUT', 'PATCH', 'DELETE'], url, handler: () => refuse('method-wrong') })
    }
    app.route({
      ...route,
      method: 'POST',
      url: tokenAddress,
      handler: (request, reply) => giveToken(options, request, reply),
    })
    app.route({
      ...route,
      method: 'POST',
      url: anyAddress,
      handler: (request, reply) => answerElsewhere(options, request, reply),
    })
    done()
  }
}

/** What somebody sees who opens the address in a browser, to find out whether it is the right one. */
function introduce(options: GatewayOptions, reply: FastifyReply): FastifyReply {
  const time = shanghaiMoment(options.now())
  return reply
    .type('text/plain; charset=utf-8')
    .send(`这里是异地就医平台的定点医药机构接口，请以POST发送报文。服务器时间：${time}（北京时间）。\n`)
}

function send(reply: FastifyReply, body: string): FastifyReply {
  return reply.code(200).header('content-type', 'application/json;charset=utf-8').send(body)
}

/** Counts an unsigned or wrongly signed request. Throws where its address sent too many. */
async function refuseTooMany(options: GatewayOptions, request: FastifyRequest): Promise<void> {
  const seconds = await options.countUnsigned?.(request)
  if (seconds !== undefined) refuse('too-many', { seconds })
}

const bytesOf = (request: FastifyRequest) => (Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0))

const sentOf = (request: FastifyRequest) =>
  parseBytes(bytesOf(request), { encoding: request.headers['content-encoding'] ?? '', type: request.declaredType })

/** Answers a message that came to no known address; what is no message, or went to a page or our own API, is not found. */
async function answerElsewhere(
  options: GatewayOptions,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const path = request.url.split('?', 1)[0]!.replace(/\/+/g, '/')
  const sent = options.isTaken?.(path) ? undefined : await sentOf(request).catch(() => undefined)
  if (sent !== undefined && isMessage(sent.envelope)) return answer(options, request, reply, sent)
  reply.callNotFound()
  return reply
}

async function answer(
  options: GatewayOptions,
  request: FastifyRequest,
  reply: FastifyReply,
  parsed?: Sent,
): Promise<FastifyReply> {
  const receivedAt = options.now()
  const signer = await verifySignature(options.signing, request.headers, bytesOf(request), receivedAt).catch(
    async (error: unknown) => {
      await refuseTooMany(options, request)
      throw error
    },
  )
  const sent = parsed ?? (await sentOf(request))
  const body = await openBody(options.signing, storable(sent.envelope))
  const message = readMessage(storable(body.envelope), sent.file)
  let content: ReplyContent
  try {
    await checkSigner(options.signing, signer ?? body.signer, message)
    if (body.signer !== undefined) await checkSigner(options.signing, body.signer, message)
    content = await dispatch(options, message, receivedAt)
  } catch (error) {
    content = refusalReply(textOf(error, request, { message, services: options.services }), message.place, receivedAt)
  }
  const answeredAt = options.now()
  if (options.log && wantsNote(options.transactions, content, message))
    await options.log({ message, content, receivedAt, answeredAt }).catch((error: unknown) => {
      request.log.error({ err: error }, 'gateway message not logged')
    })
  if (content.file !== undefined) return sendFile(reply, content.file)
  return send(reply, replyText(content, receivedAt, answeredAt, {}, body.sealOutput))
}

/** A file goes out as it is (9102); clients tell it from a refusal by its type. */
function sendFile(reply: FastifyReply, { name, bytes }: NonNullable<ReplyContent['file']>): FastifyReply {
  return reply
    .code(200)
    .header('content-type', 'application/octet-stream')
    .header('content-disposition', contentDisposition(name))
    .send(bytes)
}

/** A token for a client; whoever shows a wrong key again and again has to wait like whoever signs wrongly. */
async function giveToken(options: GatewayOptions, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  return answerToken(options.signing, request, reply, bytesOf(request))
}

/** What an institution is told of each kind of failure of the database; a repeat of the message tells the truth. */
const databaseRefusals = { away: 'records-away', busy: 'records-busy', full: 'records-full' } as const

function textOf(error: unknown, request: FastifyRequest, asked?: Pick<Call, 'message' | 'services'>): string {
  const refused = refusalText(error, asked)
  if (refused !== undefined) return refused
  const failure = databaseFailure(error)
  if (failure !== undefined) {
    request.log.error({ err: error, failure }, 'gateway without database')
    return new GatewayRefusal(databaseRefusals[failure]).text
  }
  const reference = randomBytes(4).toString('hex')
  request.log.error({ err: error, reference }, 'gateway transaction failed')
  return new GatewayRefusal('internal-error', { reference }).text
}

/** Errors before the message could be read: signature, size, bytes, JSON. */
function answerError(
  options: GatewayOptions,
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
        ? new GatewayRefusal('too-large', { limit: largestBodyWords })
        : code === 'service-stopping'
          ? new GatewayRefusal('stopping')
          : code?.startsWith('FST_ERR_CTP_')
            ? new GatewayRefusal('body-broken')
            : error
  const content = refusalReply(textOf(known, request), '', now)
  // The Hunan edition's signing clients read `code` and `message`; for everyone else the two are unknown extra fields.
  const signing = known instanceof GatewayRefusal && known.fault.startsWith('signature-')
  return send(reply, replyText(content, now, now, signing ? { code: 401, message: known.text } : {}))
}
