/** Two devices, two windows and one server: nothing typed is lost, nothing is replaced that was not seen. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ApiProblem } from '../api/client.ts'
import { DraftStore } from './draft.ts'
import type { Entry } from './kept.ts'

interface Form {
  note: string
}
const empty: Form = { note: '' }

/** The server: what it has, and what it was asked. */
function server() {
  let kept: { value: Form; savedAt: string } | null = null
  let clock = Date.parse('2026-03-01T00:00:00Z')
  const asked: string[] = []
  const port = {
    down: false,
    loses: false,
    find: async () => {
      asked.push('find')
      if (port.down) throw new Error('down')
      return kept
    },
    keep: async (value: Form, after: string | null) => {
      asked.push(`keep ${value.note} after ${after ?? 'none'}`)
      if (port.down) throw new Error('down')
      if (kept !== null && kept.savedAt !== after) throw new ApiProblem(409, { code: 'draft-changed' })
      clock += 1000
      kept = { value, savedAt: new Date(clock).toISOString() }
      if (port.loses) throw new Error('the answer was lost')
      return { savedAt: kept.savedAt }
    },
    drop: async () => {
      asked.push('drop')
      kept = null
    },
    has: () => kept?.value.note,
    asked,
    at: (moment: string) => (clock = Date.parse(moment)),
  }
  return port
}

/** A device with its windows. */
function device(of: ReturnType<typeof server> | undefined, at = '2026-03-01T00:00:00Z') {
  let shared: Entry<Form> | undefined
  const timers = new Set<() => void>()
  const clock = { at: Date.parse(at) }
  const open = () => {
    let own: Entry<Form> | undefined
    const device = {
      shared: () => shared,
      newest: () => [own, shared].reduce((one, two) => ((two?.at ?? 0) > (one?.at ?? 0) ? two : one)),
      write: (entry: Entry<Form>, alone: boolean) => {
        own = entry
        if (!alone) shared = entry
      },
      forget: () => void (own = shared = undefined),
    }
    const make = () =>
      new DraftStore<Form>(empty, {
        device,
        server: of,
        print: (value) => JSON.stringify(value),
        now: () => (clock.at += 1),
        later: (run) => {
          timers.add(run)
          return () => void timers.delete(run)
        },
      })
    return Object.assign(make(), { reload: make })
  }
  /** A moment later: what was to be saved is saved. */
  const pause = async () => {
    for (const run of [...timers]) {
      timers.delete(run)
      run()
    }
    for (let turn = 0; turn < 20; turn++) await Promise.resolve()
  }
  return { open, pause, clock, shared: () => shared }
}

test('what is typed is on the device at once and at the server a moment later; a reload and a second window find it', async () => {
  const there = server()
  const phone = device(there)
  const window = phone.open()
  await window.look()
  assert.deepEqual(window.state(), { value: empty, other: undefined, at: undefined, looked: true })
  window.put({ note: 'a' })
  window.put({ note: 'ab' })
  assert.deepEqual(
    [window.reload().state().value, phone.open().state().value, there.has()],
    [{ note: 'ab' }, { note: 'ab' }, undefined],
  )
  await phone.pause()
  assert.deepEqual(there.asked, ['find', 'keep ab after none'])
  window.put({ note: 'abc' })
  await phone.pause()
  assert.equal(there.has(), 'abc')
})

test('another phone is offered what was begun: gone on with, it is that; refused with nothing typed, it is gone', async () => {
  const there = server()
  const first = device(there)
  first.open().put({ note: 'a' })
  await first.pause()
  const other = device(there).open()
  await other.look()
  assert.deepEqual(
    [other.state().value, other.state().other?.value, other.state().other?.from],
    [empty, { note: 'a' }, 'server'],
  )
  other.take()
  assert.deepEqual([other.state().value, other.state().other], [{ note: 'a' }, undefined])
  const third = device(there).open()
  await third.look()
  await third.refuse()
  assert.deepEqual([third.state().value, third.state().other, there.has()], [empty, undefined, undefined])
})

test('two phones at once: the later one replaces nothing until somebody has chosen', async () => {
  const there = server()
  const [first, second] = [device(there), device(there)]
  const [one, two] = [first.open(), second.open()]
  await one.look()
  await two.look()
  one.put({ note: 'one' })
  await first.pause()
  two.put({ note: 'two' })
  await second.pause()
  assert.deepEqual([there.has(), two.state().value.note, two.state().other?.value.note], ['one', 'two', 'one'])
  two.put({ note: 'two more' })
  await second.pause()
  assert.equal(there.has(), 'one', 'nothing is saved while the choice is open')
  await two.refuse()
  assert.deepEqual([there.has(), two.state().other], ['two more', undefined])
  one.put({ note: 'one more' })
  await first.pause()
  assert.deepEqual([there.has(), one.state().other?.value.note], ['two more', 'two more'])
  one.take()
  assert.equal(one.state().value.note, 'two more')
})

test('of what this device has and what the server has the newest wins', async () => {
  const there = server()
  there.at('2026-03-01T08:00:00Z')
  const early = device(there)
  early.open().put({ note: 'at eight' })
  await early.pause()
  const late = device(there, '2026-03-01T09:00:00Z')
  there.down = true
  const offline = late.open()
  offline.put({ note: 'at nine, without network' })
  await late.pause()
  there.down = false
  const again = late.open()
  await again.look()
  assert.deepEqual([again.state().value.note, again.state().other], ['at nine, without network', undefined])
  await late.pause()
  assert.equal(there.has(), 'at nine, without network')
})

test('a lost answer is not taken for another phone', async () => {
  const there = server()
  const phone = device(there)
  const window = phone.open()
  there.loses = true
  window.put({ note: 'a' })
  await phone.pause()
  there.loses = false
  window.put({ note: 'ab' })
  await phone.pause()
  await phone.pause()
  assert.deepEqual([window.state().other, there.has()], [undefined, 'ab'])
})

test('two windows: what one types the other shows; what was not seen is not replaced', () => {
  const phone = device(undefined)
  const [one, two] = [phone.open(), phone.open()]
  one.put({ note: 'one' })
  two.lookAround()
  assert.equal(two.state().value.note, 'one')
  two.put({ note: 'one two' })
  // The window was asleep and was told nothing.
  one.put({ note: 'one alone' })
  assert.deepEqual([phone.shared()?.value.note, one.state().other?.value.note], ['one two', 'one two'])
  assert.deepEqual([one.state().value.note, one.state().other?.from], ['one alone', 'window'])
  one.take()
  assert.deepEqual([one.state().value.note, one.state().other], ['one two', undefined])
  two.lookAround()
  two.put({ note: 'one two three' })
  one.put({ note: 'mine' })
  void one.refuse()
  assert.equal(phone.shared()?.value.note, 'mine')
  two.lookAround()
  assert.equal(two.state().value.note, 'mine')
})

test('sent, nothing of it is left, also of what was on its way', async () => {
  const there = server()
  const phone = device(there)
  const window = phone.open()
  window.put({ note: 'a' })
  const saving = phone.pause()
  window.sent()
  await saving
  window.close()
  await phone.pause()
  assert.deepEqual([phone.shared(), there.has(), phone.open().state().value], [undefined, undefined, empty])
})

test('put aside at once, or thrown away', async () => {
  const there = server()
  const phone = device(there)
  const window = phone.open()
  window.put({ note: 'a' })
  await window.save()
  assert.equal(there.has(), 'a')
  window.put({ note: 'ab' })
  there.down = true
  await assert.rejects(window.save(), /down/)
  assert.equal(phone.shared()?.value.note, 'ab')
  there.down = false
  await window.clear()
  assert.deepEqual([window.state().value, phone.shared(), there.has()], [empty, undefined, undefined])
})
