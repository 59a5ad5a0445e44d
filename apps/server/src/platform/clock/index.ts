/**
 * The one place where the program learns what time it is. Everything else is handed a clock, so that tests can stand
 * still on a day and every decision can be replayed.
 */
export interface Clock {
  /** This moment. */
  now(): Date
  /** The plain date of this moment in Asia/Shanghai, `YYYY-MM-DD`. */
  today(): string
}

/** China keeps one time without summer time since 1991, so the day is the date eight hours ahead of UTC. */
export function shanghaiDay(moment: Date): string {
  return new Date(moment.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
}

/** The clock of the machine. */
export const systemClock: Clock = {
  now: () => new Date(),
  today: () => shanghaiDay(new Date()),
}

/** A clock that stands at one moment until it is set: for tests and for replaying. */
export function fixedClock(moment: string): Clock & { set(moment: string): void } {
  let current = new Date(moment)
  if (Number.isNaN(current.getTime())) throw new Error(`not a moment: ${moment}`)
  return {
    now: () => new Date(current),
    today: () => shanghaiDay(current),
    set: (next) => {
      current = new Date(next)
    },
  }
}
