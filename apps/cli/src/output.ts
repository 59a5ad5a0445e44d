import { once } from 'node:events'

/**
 * Writes to standard output and waits when the reader is slower than we are. A reader that goes away (`| head`) ends
 * the program quietly.
 */
export async function writeOut(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain')
}

/** Call once at the start: a closed pipe is no error of ours. */
export function endQuietlyOnClosedPipe(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0)
    process.stderr.write(`写不出去：${error.message}\n`)
    process.exit(1)
  })
}

/** A command that cannot go on: its message is Chinese and says what to do; the program ends with `status`. */
export class CommandFailure extends Error {
  readonly status: number

  constructor(message: string, status = 2) {
    super(message)
    this.name = 'CommandFailure'
    this.status = status
  }
}
