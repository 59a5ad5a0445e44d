import { createReadStream, openSync, statSync } from 'node:fs'
import type { Readable } from 'node:stream'
import { CommandFailure } from './output.ts'

/**
 * How much is read at once. Blocks above about 128 KiB live among V8's large objects, which only a full collection frees:
 * memory then creeps up with the length of the file (measured: 277 MB instead of 134 MB at a million lines).
 */
const blockBytes = 65_536

/** Opens a file, or standard input for `-`. Throws CommandFailure (exit status 2) when it cannot be read. */
export function openInput(file: string): Readable {
  if (file === '-') return process.stdin
  try {
    if (statSync(file).isDirectory())
      throw new CommandFailure(`“${file}”是文件夹，不是文件。请给出一个 JSON Lines 文件。`)
    return createReadStream(file, { fd: openSync(file, 'r'), highWaterMark: blockBytes })
  } catch (error) {
    throw unreadableFile(file, error)
  }
}

/** Turns what the system says about a file into a sentence; anything else is given back as it is. */
export function unreadableFile(file: string, error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException
  const reasons: Record<string, string> = {
    ENOENT: '没有这个文件',
    EACCES: '没有权限读',
    EPERM: '没有权限读',
    EISDIR: '是文件夹，不是文件',
    EIO: '读取时磁盘出错',
    ENOTDIR: '路径中有一段不是文件夹',
  }
  const reason = code === undefined ? undefined : reasons[code]
  return reason === undefined ? error : new CommandFailure(`读不了“${file}”：${reason}。请检查路径后再试。`)
}
