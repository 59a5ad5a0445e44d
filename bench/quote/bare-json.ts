/**
 * The floor under `yidi quote`: reads JSON Lines, parses each line, writes it back, and does nothing else. Run as a process
 * of its own on the very file that the command line gets.
 */
import { closeSync, openSync, readSync, writeSync } from 'node:fs'

const file = openSync(process.argv[2]!, 'r')
const chunk = Buffer.allocUnsafe(1 << 20)
let rest = ''
const decoder = new TextDecoder()

function writeAll(text: string): void {
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length;) at += writeSync(1, bytes, at)
}

for (;;) {
  const length = readSync(file, chunk)
  const lines = (rest + decoder.decode(chunk.subarray(0, length), { stream: length > 0 })).split('\n')
  rest = lines.pop()!
  let out = ''
  for (const line of lines) out += `${JSON.stringify(JSON.parse(line))}\n`
  writeAll(out)
  if (length === 0) break
}
closeSync(file)
