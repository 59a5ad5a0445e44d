import { STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Problem, problem } from '@yidi/contracts'
import { databaseFailure } from '../storage/index.ts'
import type { DatabaseFailure } from '../storage/index.ts'
import { RequestNotValid } from './validation.ts'
import type { RouteTable } from './routes.ts'

const problemMediaType = 'application/problem+json; charset=utf-8'

/** Answers a request with a problem document (RFC 9457). */
export function sendProblem(reply: FastifyReply, found: Problem): FastifyReply {
  return reply
    .code(found.document.status)
    .header('content-type', problemMediaType)
    .header('cache-control', 'no-store')
    .serializer((payload: unknown) => JSON.stringify(payload))
    .send({ ...found.document, instance: reply.request.id })
}

/**
 * Makes every failure of a request a Chinese problem document: our own errors as they are, the framework's by their
 * code, everything else as `internal-error` with a number to find it in the log. Stacks go to the log only.
 */
export function answerProblems(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => {
    const found = toProblem(error, request)
    if (found.document.status >= 500) request.log.error({ err: error }, 'request failed')
    return sendProblem(reply, found)
  })
}

/** The problem that an unknown address or an unfitting method gets. */
export function notFound(request: FastifyRequest, routes: RouteTable): Problem {
  const path = request.url.split('?', 1)[0]!.slice(0, 200)
  const allowed = routes.methodsFor(path)
  return allowed.length > 0 && !allowed.includes(request.method)
    ? problem('method-not-allowed', { path, method: request.method, allowed: allowed.join('、') })
    : problem('route-not-found', { path })
}

/** The problem document for whatever was thrown: ours as it is, the framework's in our words, all else as an internal error. */
export function toProblem(error: unknown, request: FastifyRequest): Problem {
  if (error instanceof Problem) return error
  if (error instanceof RequestNotValid) return notValid(error)
  const { code, statusCode } = error as Partial<FastifyError>
  switch (code) {
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
    case 'FST_ERR_CTP_EMPTY_TYPE':
    case 'FST_ERR_ROUTE_MISSING_CONTENT_TYPE':
      return problem('media-type-not-supported', { mediaType: shortHeader(request.headers['content-type']) })
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return problem('body-too-large', { limit: formatBytes(request.routeOptions.bodyLimit) })
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
      return problem('body-empty')
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return problem('request-not-readable', { reason: '内容长度与 Content-Length 不一致' })
    case 'FST_ERR_BAD_URL':
    case 'FST_ERR_INVALID_URL':
    case 'FST_ERR_MAX_PARAM_LENGTH':
      return problem('request-not-readable', { reason: '地址的写法不对' })
  }
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
    return problem('request-not-readable', { reason: `代码 ${code ?? String(statusCode)}` })
  }
  const failure = databaseFailure(error)
  if (failure !== undefined) return databaseProblems[failure]()
  return problem('internal-error', { requestId: request.id })
}

/**
 * What is said of each kind of failure of the database. What was busy or full has left nothing; of `away` nobody knows, and
 * the repeat tells (ADR 0020).
 */
const databaseProblems: Record<DatabaseFailure, () => Problem> = {
  away: () => problem('database-not-reachable'),
  busy: () => problem('database-busy'),
  full: () => problem('disk-full', { reason: '数据库写不下去' }),
}

function notValid(error: RequestNotValid): Problem {
  const first = error.fields[0] ?? { path: '', message: '填得不对' }
  return problem(
    'request-not-valid',
    {
      count: error.fields.length,
      first: `${first.path === '' ? '内容' : first.path} ${first.message.replace(/。$/, '')}`,
    },
    error.fields,
  )
}

function shortHeader(value: string | undefined): string {
  return value === undefined || value === '' ? '（没有写）' : value.slice(0, 80)
}

function formatBytes(bytes: number): string {
  return bytes >= 1_048_576 ? `${String(Math.floor(bytes / 1_048_576))} MiB` : `${String(Math.ceil(bytes / 1024))} KiB`
}

const connectionFaults: Record<string, () => Problem> = {
  ERR_HTTP_REQUEST_TIMEOUT: () => problem('request-too-slow'),
  HPE_HEADER_OVERFLOW: () => problem('request-not-readable', { reason: '请求头太大' }),
}

/** Answers bytes that are not HTTP; such a request reaches no route, so the answer is written by hand. */
export function answerBrokenConnection(error: Error & { code?: string }, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) {
    socket.destroy()
    return
  }
  endWith(
    socket,
    connectionFaults[error.code ?? '']?.() ?? problem('request-not-readable', { reason: '请求行或请求头的写法不对' }),
  )
}

/** What Node's server would answer with an empty page, or with none: it says what is wrong like every other fault. */
export function answerOddRequests(app: FastifyInstance): void {
  app.server.on('checkExpectation', (request, response) => {
    const found = problem('request-not-readable', {
      reason: `请求头 Expect 只能是 100-continue，收到的是“${shortHeader(request.headers.expect)}”`,
    })
    response.writeHead(417, { 'content-type': problemMediaType, connection: 'close' })
    response.end(JSON.stringify({ ...found.document, status: 417 }))
  })
  app.server.on('connect', (request, socket) => {
    const path = (request.url ?? '').slice(0, 200)
    endWith(socket, problem('method-not-allowed', { path, method: 'CONNECT', allowed: 'GET、POST' }))
  })
}

function endWith(socket: Duplex, found: Problem): void {
  const { status } = found.document
  const body = Buffer.from(JSON.stringify(found.document))
  socket.on('error', () => socket.destroy())
  socket.end(
    Buffer.concat([
      Buffer.from(
        `HTTP/1.1 ${String(status)} ${STATUS_CODES[status] ?? ''}\r\ncontent-type: ${problemMediaType}\r\n` +
          `content-length: ${String(body.length)}\r\nconnection: close\r\n\r\n`,
      ),
      body,
    ]),
  )
}
