import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { Command, Commands } from './command.ts'
import { generatedPages } from './docs-pages.ts'
import { writeOut } from './output.ts'

const root = new URL('../../../', import.meta.url)

/** The generated pages whose file does not say what the code says. */
export async function stalePages(commands: Commands): Promise<string[]> {
  const stale: string[] = []
  for (const [path, write] of Object.entries(generatedPages))
    if (readPage(path) !== (await write(commands))) stale.push(path)
  return stale
}

function readPage(path: string): string | undefined {
  try {
    return readFileSync(new URL(path, root), 'utf8')
  } catch {
    return undefined
  }
}

/** `yidi docs`: writes docs/reference from the code. `--check` only says what is out of date. */
export const command: Command = {
  summary: '从代码生成参考文档（docs/reference）；--check 只检查是否最新',
  usage: 'docs [--check]',
  async run(words, commands) {
    const { values } = parseArgs({ args: words, options: { check: { type: 'boolean', default: false } } })
    const stale = await stalePages(commands)
    for (const path of stale) {
      if (!values.check) {
        const file = fileURLToPath(new URL(path, root))
        mkdirSync(dirname(file), { recursive: true })
        writeFileSync(file, await generatedPages[path]!(commands))
      }
      await writeOut(`${values.check ? '需要更新' : '已更新'}：${path}\n`)
    }
    return values.check && stale.length > 0 ? 1 : 0
  },
}
