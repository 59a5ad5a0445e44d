import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Outbox, pauseAfter } from './outbox.ts'

class Lost extends Error {}

/** An outbox with a clock of its own, and a server that answers as it is told to. */
function scene() {
  const timers: { run: () => void; ms: number }[] = []
  const outbox = new Outbox({
    isLost: (error) => error instanceof Lost,
    later: (run, ms) => {
      const timer = { run, ms }
      timers.push(timer)
      return () => void timers.splice(timers.indexOf(timer), 1)
    },
  })
  const seen: string[] = []
  const answers: (() => unknown)[] = []
  const attempt = (key: string) => async () => {
    seen.push(key)
    const answer = answers.shift()
    if (answer === undefined) throw new Lost('nothing came back')
    return answer()
  }
  const settled = async () => {
    for (let turn = 0; turn < 10; turn++) await Promise.resolve()
  }
  const tick = async () => {
    timers.shift()?.run()
    await settled()
  }
  return { outbox, seen, answers, attempt, timers, settled, tick }
}

test('what is answered at once is sent once', async () => {
  const { outbox, seen, answers, attempt } = scene()
  outbox.promise()
  answers.push(() => 'done')
  assert.equal(await outbox.send('filing', 'k', attempt('k')), 'done')
  assert.deepEqual([seen, outbox.waits(), outbox.flies('filing')], [['k'], false, false])
})

test('what is lost waits, is sent again with its key, at the pause or when the network is back, until it is answered', async () => {
  const { outbox, seen, answers, attempt, timers, settled, tick } = scene()
  outbox.promise()
  const answer = outbox.send('filing', 'k', attempt('k'))
  await settled()
  assert.deepEqual([outbox.waits(), timers.map(({ ms }) => ms)], [true, [2_000]])
  await tick()
  assert.deepEqual([seen, timers.map(({ ms }) => ms)], [['k', 'k'], [4_000]])
  answers.push(() => 'done')
  outbox.wake()
  assert.equal(await answer, 'done')
  assert.deepEqual([seen, outbox.waits(), timers], [['k', 'k', 'k'], false, []])
})

test('the pause grows and has an end', () => {
  assert.deepEqual([1, 2, 3, 4, 5, 6, 7, 40].map(pauseAfter), [2e3, 4e3, 8e3, 16e3, 32e3, 60e3, 60e3, 60e3])
})

test('a refusal is an answer: it is not sent again', async () => {
  const { outbox, seen, answers, attempt, settled, tick } = scene()
  outbox.promise()
  const answer = outbox.send('filing', 'k', attempt('k'))
  await settled()
  answers.push(() => {
    throw new Error('refused')
  })
  const refused = assert.rejects(answer, /refused/)
  await tick()
  await refused
  assert.deepEqual([seen.length, outbox.waits()], [2, false])
})

test('stopped in a pause or in the middle of an attempt, it is not sent again, and says that nothing came back', async () => {
  const { outbox, seen, answers, attempt, timers, settled, tick } = scene()
  outbox.promise()
  const first = outbox.send('filing', 'k', attempt('k'))
  await settled()
  outbox.stop()
  await assert.rejects(first, Lost)
  timers.length = 0
  const second = outbox.send('filing', 'k', attempt('k'))
  await settled()
  answers.push(() => new Promise(() => undefined))
  await tick()
  outbox.stop()
  await assert.rejects(second, Lost)
  outbox.wake()
  await settled()
  assert.deepEqual([seen, outbox.waits(), outbox.flies('filing')], [['k', 'k', 'k'], false, false])
})

test('the same from two pages is one sending; another key from the same place is another', async () => {
  const { outbox, seen, answers, attempt, settled } = scene()
  outbox.promise()
  const [first, second] = [outbox.send('filing', 'k', attempt('k')), outbox.send('filing', 'k', attempt('k'))]
  await settled()
  answers.push(() => 'done')
  outbox.wake()
  assert.deepEqual(await Promise.all([first, second]), ['done', 'done'])
  answers.push(() => 'other')
  assert.equal(await outbox.send('filing', 'l', attempt('l')), 'other')
  assert.deepEqual(seen, ['k', 'k', 'l'])
})

test('where nobody tells the person that it goes on, it does not', async () => {
  const { outbox, seen, attempt } = scene()
  const end = outbox.promise()
  end()
  await assert.rejects(outbox.send('filing', 'k', attempt('k')), Lost)
  assert.deepEqual([seen, outbox.waits()], [['k'], false])
})
