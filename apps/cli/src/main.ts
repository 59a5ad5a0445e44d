import { commands } from './commands.ts'
import { CommandFailure, endQuietlyOnClosedPipe } from './output.ts'

async function main(words: string[]): Promise<number> {
  const [name, ...rest] = words
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    process.stdout.write(await helpText())
    return 0
  }
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (load === undefined) {
    throw new CommandFailure(`没有“${name}”这个命令。可用的命令：${Object.keys(commands).join('、')}。`)
  }
  const { command } = await load()
  if (rest.includes('--help') || rest.includes('-h')) {
    process.stdout.write(`${command.summary}\n\n用法：npm run -s yidi -- ${command.usage}\n`)
    return 0
  }
  try {
    return await command.run(rest, commands)
  } catch (error) {
    const { code } = error as { code?: string }
    if (code?.startsWith('ERR_PARSE_ARGS') === true) {
      throw new CommandFailure(`参数写法不对。用法：npm run -s yidi -- ${command.usage}`)
    }
    throw error
  }
}

async function helpText(): Promise<string> {
  const lines = ['异地就医平台命令行。用法：npm run -s yidi -- 命令 …', '']
  for (const load of Object.values(commands)) {
    const { command } = await load()
    lines.push(`  ${command.usage}`, `      ${command.summary}`)
  }
  return lines.join('\n') + '\n'
}

endQuietlyOnClosedPipe()
main(process.argv.slice(2)).then(
  (status) => {
    process.exitCode = status
  },
  (error: unknown) => {
    if (error instanceof CommandFailure) {
      process.stderr.write(`${error.message}\n`)
      process.exitCode = error.status
      return
    }
    process.stderr.write(`出错了：${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
    process.exitCode = 1
  },
)
