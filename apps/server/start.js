/** `npm start`: the server as one file (build.ts), and from its sources where that cannot be made. */
import { existsSync } from 'node:fs'
import { enableCompileCache, flushCompileCache } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { builtFile } from './built.js'

// What was compiled once is read back at the next start; where the folder cannot be written there is none.
enableCompileCache(join(import.meta.dirname, 'dist', 'compiled.cache'))
// A server that is killed leaves it for the next one all the same.
setTimeout(flushCompileCache, 20_000).unref()

async function build() {
  const { buildServer } = await import('./build.ts')
  return buildServer().catch((error) => {
    console.error(`服务程序没能打包，改为直接运行源代码，启动会慢一些：${String(error.message)}`)
    return join(import.meta.dirname, 'src', 'main.ts')
  })
}

const built = builtFile()
const file = existsSync(built) ? built : await build()
await import(pathToFileURL(file).href)
