/** How the program ends, for whatever starts it again: one number for each kind of end. */
import { ConfigError } from './platform/config/index.ts'
import { PolicyRefusal } from './platform/policy/index.ts'
import { StorageRefusal } from './platform/storage/index.ts'

/** Chinese: operators read it. */
const ends = {
  stopped: { code: 0, means: '按要求停止，数据库也已停好', then: '—' },
  failed: { code: 1, means: '程序出错', then: '看输出的最后几行，联系开发者' },
  refused: { code: 2, means: '没有启动：设置、政策或数据目录不能用', then: '按提示改正；不改，再启动也一样' },
  folderLost: { code: 3, means: '运行中数据目录被移走、删除或被另一个服务接管', then: '放回目录，只留一个服务' },
  databaseAway: {
    code: 4,
    means: '没有启动：数据库连不上、没有应答、起不来，或者磁盘已满',
    then: '过一会儿自动再启动是合适的',
  },
  portTaken: { code: 5, means: '没有启动：端口被占用或无权使用', then: '换一个 PORT，或停掉占用它的程序' },
  stoppedLate: { code: 6, means: '按要求停止，但有的请求没有按时办完，或者第二次要求停止', then: '—' },
} as const satisfies Record<string, { code: number; means: string; then: string }>

export type End = keyof typeof ends

/** The exit status of the process. */
export const exitCode = (end: End): number => ends[end].code

/** Refusals of the database that may pass by themselves. */
const passing = new Set([
  'database-unreachable',
  'database-silent',
  'database-not-started',
  'database-not-initialised',
  'database-locked',
  'disk-full',
])

/** Which end a start comes to that failed. */
export function endOf(error: unknown): End {
  if (error instanceof StorageRefusal) {
    if (error.code === 'data-folder-lost') return 'folderLost'
    return passing.has(error.code) ? 'databaseAway' : 'refused'
  }
  if (error instanceof ConfigError || error instanceof PolicyRefusal) return 'refused'
  return /^(EADDRINUSE|EADDRNOTAVAIL|EACCES)$/.test(portFault(error) ?? '') ? 'portTaken' : 'failed'
}

/** A failed start in Chinese: what to change; the stack only where we know no better. */
export function explainEnd(error: unknown): string {
  if (error instanceof ConfigError) return `环境变量有误，没有启动：\n${error.message}`
  if (error instanceof StorageRefusal && error.code === 'data-folder-lost') return error.message
  if (error instanceof StorageRefusal || error instanceof PolicyRefusal) return `没有启动：${error.message}`
  const { port, address } = error as { port?: number; address?: string }
  switch (portFault(error)) {
    case 'EADDRINUSE':
      return `端口 ${String(port)} 已被占用，没有启动。请停掉占用它的程序，或用 PORT 换一个端口。`
    case 'EACCES':
      return `没有权限使用端口 ${String(port)}，没有启动。请用 PORT 换一个 1024 以上的端口。`
    case 'EADDRNOTAVAIL':
      return `本机没有 ${String(address)} 这个地址，没有启动。请用 HOST 换一个本机的地址。`
  }
  return `出错了：${error instanceof Error ? (error.stack ?? error.message) : String(error)}`
}

function portFault(error: unknown): string | undefined {
  const { code, syscall } = error as { code?: string; syscall?: string }
  return syscall === 'listen' ? code : undefined
}

/** The ends as a page of the reference. */
export function exitCodesReference(): string {
  const rows = Object.values(ends).map(({ code, means, then }) => `| ${String(code)} | ${means} | ${then} |`)
  return `# 退出码

<!-- Generated: npm run -s yidi -- docs. -->

\`npm start\` 结束时的退出码，供看护它的程序（systemd、容器平台）判断要不要再启动。命令行（\`yidi\`）的退出码见[另一页](command-line.md)。

| 退出码 | 含义 | 怎么办 |
| --- | --- | --- |
${rows.join('\n')}

数据库进程（自带的）意外结束时本程序不退出：它不停地重新启动数据库，间隔逐次加长到 15 秒，期间 \`/health\` 回答 503。
`
}
