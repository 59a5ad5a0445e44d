import { QueryClient, QueryObserver } from '@tanstack/react-query'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readAnew } from './read-anew.ts'

test('what was asked for before something was sent, and answered after, is asked for again', async () => {
  const queries = new QueryClient()
  const answers: ((what: string) => void)[] = []
  const observer = new QueryObserver(queries, {
    queryKey: ['desk', 'case'],
    queryFn: () => new Promise<string>((resolve) => answers.push(resolve)),
  })
  const stop = observer.subscribe(() => undefined)
  const read = readAnew(queries, { queryKey: ['desk'] })
  answers[0]!('before')
  // The first reading is given up before the second begins.
  for (let turn = 0; turn < 100 && answers.length < 2; turn++) await new Promise((resolve) => setImmediate(resolve))
  answers[1]?.('after')
  await read
  assert.equal(observer.getCurrentResult().data, 'after')
  stop()
  queries.clear()
})
