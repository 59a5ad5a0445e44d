import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { declareAccess } from '../guard/index.ts'
import { notFound, sendProblem } from './problems.ts'
import type { RouteTable } from './routes.ts'

/** Scripts and data come from here only; the style sheets of the component libraries are made in the page. */
const pagePolicy =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; object-src 'none'; " +
  "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

/**
 * Serves the built pages of a folder. Addresses that no file and no route knows get the page that routes them itself:
 * `desk.html` below /desk, `index.html` elsewhere. A missing folder gets one plain page that says how to build them.
 */
export async function servePages(app: FastifyInstance, folder: string, routes: RouteTable): Promise<void> {
  const built = existsSync(join(folder, 'index.html'))
  const page = (name: string) =>
    built && existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : undefined
  const phone = page('index.html') ?? unbuiltPage
  const desk = page('desk.html') ?? phone

  if (built) {
    await app.register(async (scope) => {
      declareAccess(scope, 'public')
      scope.addHook('onRoute', (route) => {
        route.schema = { ...route.schema, hide: true }
      })
      await scope.register(fastifyStatic, {
        root: folder,
        wildcard: false,
        index: false,
        cacheControl: false,
        // The build lays them beside each file; they are no addresses of their own.
        preCompressed: true,
        globIgnore: ['**/*.br', '**/*.gz'],
        setHeaders: (reply, path) => {
          const hashed = path.includes('/assets/')
          if (path.endsWith('.html')) reply.header('content-security-policy', pagePolicy)
          reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache')
        },
      })
    })
  }

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
    return reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-cache')
      .header('content-security-policy', pagePolicy)
      .send(path === '/desk' || path.startsWith('/desk/') ? desk : phone)
  })
}

const unbuiltPage = `<!doctype html>
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
`
