/**
 * What is compiled at its first use and not at the start: some thousand schemas, of which a start needs none. A server that
 * listens compiles the rest in its idle moments, so that few requests wait for it.
 */
import { setImmediate as turn } from 'node:timers/promises'

const waiting = new Set<() => unknown>()

/** Gives what `compile` makes; it runs once, when it is first asked for or its turn comes. */
export function lazily<Made>(compile: () => Made): () => Made {
  let made: { value: Made } | undefined
  const get = (): Made => {
    if (made === undefined) {
      made = { value: compile() }
      waiting.delete(get)
    }
    return made.value
  }
  waiting.add(get)
  return get
}

/** Compiles what nobody has asked for yet, one a turn, between what is served. Throws where a schema cannot be compiled. */
export async function compileWaiting(): Promise<void> {
  for (const compile of waiting) {
    compile()
    await turn()
  }
}
