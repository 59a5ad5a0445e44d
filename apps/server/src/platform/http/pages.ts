import { readdirSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { declareAccess } from '../guard/index.ts'
import { documentOf, readDocuments, sendDocument } from './documents.ts'
import { notFound, sendProblem } from './problems.ts'
import type { RouteTable } from './routes.ts'

/**
 * Serves the built pages of a folder. Addresses that no file and no route knows get the document of the page that routes them
 * itself. A missing folder gets one plain page that says how to build them.
 */
export async function servePages(app: FastifyInstance, folder: string, routes: RouteTable): Promise<void> {
  const documentFor = readDocuments(folder) ?? (() => unbuilt)
  if (documentFor('/') !== unbuilt) await serveFiles(app, folder)

  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?', 1)[0]!
    const wantsPage =
      (request.method === 'GET' || request.method === 'HEAD') &&
      !/^\/(api|fsi|assets)(\/|$)/.test(path) &&
      !/\.[a-z0-9]{1,8}$/i.test(path) &&
      (request.headers.accept ?? '*/*').match(/text\/html|\*\/\*/) !== null &&
      routes.methodsFor(path).length === 0
    if (!wantsPage) {
      const allowed = routes.methodsFor(path)
      if (allowed.length > 0) reply.header('allow', allowed.join(', '))
      return sendProblem(reply, notFound(request, routes))
    }
    return sendDocument(request, reply, documentFor(path))
  })
}

/** What the build lays beside each file is no address of its own, nor are the documents by their files' names. */
const noAddress = /^\.|\.(br|gz)$|^[^/]*\.html$/

/** The scripts, styles and pictures: what carries a hash in its name is kept for a year, the rest is asked for again. */
async function serveFiles(app: FastifyInstance, folder: string): Promise<void> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, '/'))
    .filter((name) => !noAddress.test(name))
  // One route for the many: a route a file took a second of each start.
  const [hashed, others] = [files.filter(isHashed), files.filter((name) => !isHashed(name))]
  await app.register(async (scope) => {
    declareAccess(scope, 'public')
    scope.addHook('onRoute', (route) => {
      route.schema = { ...route.schema, hide: true }
    })
    await scope.register(fastifyStatic, {
      root: folder,
      serve: false,
      cacheControl: false,
      preCompressed: true,
      setHeaders: (reply, path) => {
        const kept = path.includes(`/${hashedFolder}`)
        reply.header('cache-control', kept ? 'public, max-age=31536000, immutable' : 'no-cache')
      },
    })
    for (const name of others) scope.get(`/${name}`, (_request, reply) => reply.sendFile(name))
    const known = new Set(hashed.map((name) => `/${name}`))
    scope.get(`/${hashedFolder}*`, { config: { knows: (path) => known.has(path) } }, (request, reply) => {
      const path = `/${hashedFolder}${(request.params as { '*': string })['*']}`
      if (known.has(path)) return reply.sendFile(path.slice(1))
      reply.callNotFound()
      return reply
    })
  })
}

const hashedFolder = 'assets/'

const isHashed = (name: string): boolean => name.startsWith(hashedFolder)

const unbuilt = documentOf(
  Buffer.from(`<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>异地就医</title>
<body style="font:17px/1.7 'PingFang SC','Noto Sans SC','Microsoft YaHei',sans-serif;max-width:36em;margin:15vh auto;padding:0 16px;color:#1B2A33;background:#FBFAF7">
<h1 style="font-size:24px">页面还没有生成</h1>
<p>服务已经启动，接口可以使用。请运行 <code>npm run build</code> 生成页面，然后重新启动。</p>
<p><a href="/api/reference/" style="color:#0B6E69">查看接口说明</a></p>
</body>
</html>
`),
)
