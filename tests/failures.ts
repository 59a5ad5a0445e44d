/**
 * What failed in a run of tests, by file, and which of it is worth a second look. As a reporter of Node's test runner it writes
 * one line of JSON a failed test.
 */
import type { TestEvent } from 'node:test/reporters'

/** One failed test: its file as the runner names it, its name, and the error in full. */
export interface Failure {
  readonly file: string
  readonly name: string
  readonly error: string
}

/** An error as the runner tells it: round the one that was thrown, with what kind of failure it was. */
interface RunnerError extends Error {
  failureType?: string
}

/** The reporter: a line for each test that failed; suites only say once more what their tests have said. */
export default async function* report(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  for await (const { type, data } of events) {
    if (type !== 'test:fail') continue
    const { cause, failureType, message, stack }: RunnerError = data.details.error
    if (failureType === 'subtestsFailed') continue
    const error = cause instanceof Error ? (cause.stack ?? cause.message) : (stack ?? message)
    yield `${JSON.stringify({ file: data.file ?? '', name: data.name, error } satisfies Failure)}\n`
  }
}

/** The failures that the reporter wrote. */
export function readFailures(text: string): Failure[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Failure)
}

/** So many files may be the machine's doing at once; more are not. */
const mostRepeated = 2

/**
 * The files to run once more, alone, when they are few. Pages, servers that are killed and jobs are watched through a clock, and
 * on a machine that is busy elsewhere the clock runs out; a fault fails again. What failed first is told in full either way: a
 * race that shows once is a finding too. `members` says which files a file of the run stands for.
 */
export function worthRepeating(failures: readonly Failure[], members: (file: string) => readonly string[]): string[] {
  const files = [...new Set(failures.flatMap(({ file }) => members(file)))].sort()
  return files.length <= mostRepeated ? files : []
}
