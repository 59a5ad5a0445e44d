/** A file that is there whole or not at all: it is written beside its place and takes it when everything stands. */
import { lstatSync, openSync, realpathSync, renameSync, rmSync, statSync, writeSync, closeSync } from 'node:fs'
import { CommandFailure } from './output.ts'

const batchLength = 256 * 1024

/** A file under way: `write`, then `finish`, or `abandon` in any case. Throws CommandFailure where the disk refuses. */
export class WholeFile {
  private readonly file: string
  private readonly beside: string
  private readonly handle: number
  private batch = ''
  private open = true

  /** Throws CommandFailure where the file cannot be written, before anything is reckoned for it. */
  constructor(file: string) {
    try {
      this.file = placeOf(file)
      this.beside = `${this.file}.${String(process.pid)}.part`
      this.handle = openSync(this.beside, 'wx')
    } catch (error) {
      throw unwritable(file, error)
    }
  }

  write(text: string): void {
    this.batch += text
    if (this.batch.length >= batchLength) this.flush()
  }

  /** Puts the file in its place. */
  finish(): void {
    this.flush()
    this.close()
    try {
      renameSync(this.beside, this.file)
    } catch (error) {
      rmSync(this.beside, { force: true })
      throw unwritable(this.file, error)
    }
  }

  /** Leaves nothing behind, unless it is finished. */
  abandon(): void {
    if (!this.open) return
    this.close()
    rmSync(this.beside, { force: true })
  }

  private flush(): void {
    const bytes = Buffer.from(this.batch)
    this.batch = ''
    try {
      for (let at = 0; at < bytes.length;) at += writeSync(this.handle, bytes, at)
    } catch (error) {
      throw unwritable(this.file, error)
    }
  }

  private close(): void {
    this.open = false
    closeSync(this.handle)
  }
}

/** The file itself where a link leads to it. What is no ordinary file is not to be replaced by one. */
function placeOf(file: string): string {
  if (lstatSync(file, { throwIfNoEntry: false }) === undefined) return file
  const place = realpathSync(file)
  const there = statSync(place)
  if (there.isDirectory()) throw new CommandFailure(`写不了“${file}”：是文件夹。请给出一个文件名。`)
  if (!there.isFile()) throw new CommandFailure(`写不了“${file}”：不是普通文件。请给出一个文件名。`)
  return place
}

function unwritable(file: string, error: unknown): unknown {
  const reasons: Record<string, string> = {
    ENOENT: '所在的文件夹不存在',
    EACCES: '没有权限写',
    EPERM: '没有权限写',
    EROFS: '磁盘是只读的',
    ENOSPC: '磁盘满了',
    EDQUOT: '磁盘限额用完了',
    ENOTDIR: '路径中有一段不是文件夹',
    ENAMETOOLONG: '文件名太长',
    EIO: '写入时磁盘出错',
  }
  const reason = reasons[(error as NodeJS.ErrnoException).code ?? '']
  return reason === undefined ? error : new CommandFailure(`写不了“${file}”：${reason}。请检查路径后再试。`)
}
