import { randomInt } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'

/** argon2id with the library's defaults, which follow the OWASP advice: 19 MiB, two passes, one lane. */
export function hashPassword(password: string): Promise<string> {
  return atMostFew(() => hash(password))
}

/**
 * Whether the password is right. Without a stored hash (no such account) it takes as long as with one, so that the
 * answer's time does not tell which ID numbers are known.
 */
export async function isPassword(stored: string | undefined, password: string): Promise<boolean> {
  const right = await atMostFew(async () => verify(stored ?? (await nobody()), password))
  return right && stored !== undefined
}

let nobodyHash: Promise<string> | undefined
function nobody(): Promise<string> {
  nobodyHash ??= hash('nobody has this password')
  return nobodyHash
}

const most = 4
let running = 0
const waiting: (() => void)[] = []

/** Each hash takes 19 MiB and a core; a crowd at the door waits instead of taking the machine. */
async function atMostFew<T>(work: () => Promise<T>): Promise<T> {
  if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve))
  else running += 1
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next === undefined) running -= 1
    else next()
  }
}

/** Letters and digits that no two people read differently; about 70 bits. */
export const unmistakable = 'abcdefghjkmnpqrstuvwxyz23456789'

/** A password to be shown once: `k3mf-9xqa-…`. */
export function makePassword(): string {
  const letters = Array.from({ length: 16 }, () => unmistakable[randomInt(unmistakable.length)]!)
  return letters.join('').replace(/(.{4})(?=.)/g, '$1-')
}
