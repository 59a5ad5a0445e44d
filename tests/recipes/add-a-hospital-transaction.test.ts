import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join, posix } from 'node:path'
import { after, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { loadPolicyFolder } from '@yidi/policy-folder'
import fastify from 'fastify'
import { gatewayPlugin, transactionsIn, type Services, type SigningStore } from '../../apps/server/src/gateway/index.ts'
import { repository } from '../architecture/sources.ts'
import { readRecipe } from './run.ts'

const blocks = readRecipe('add-a-hospital-transaction.md').flatMap((section) => section.blocks)
const files = blocks.filter((block) => block.verb === 'file')
const textOf = (verb: string): string => blocks.find((block) => block.verb === verb)!.text

mkdirSync(join(repository, '.cache'), { recursive: true })
const folder = mkdtempSync(join(repository, '.cache', 'recipe-'))
after(() => {
  rmSync(folder, { recursive: true, force: true })
})

/** Writes the file of the page aside instead of into the program; its relative imports point into the program. */
function write(path: string, text: string): void {
  const pointed = text.replaceAll(/from '(\.[^']*)'/g, (_, specifier: string) => {
    const target = join(repository, posix.normalize(posix.join(posix.dirname(path), specifier)))
    return `from '${pathToFileURL(target).href}'`
  })
  writeFileSync(join(folder, basename(path)), pointed)
}

const unsigned: SigningStore = {
  findKeys: () => Promise.resolve([]),
  findVariant: () => Promise.resolve('none'),
  claimNonce: () => Promise.resolve(true),
  noteUse: () => undefined,
  readToken: () => ({ institution: '', number: 0 }),
  makeToken: () => '',
}

test('the transaction of the recipe answers its message, and refuses a pool that is not hosted', async (context) => {
  assert.equal(files.length, 1)
  for (const file of files) write(file.args[0]!, file.text)
  const { release } = loadPolicyFolder()
  const app = fastify()
  context.after(() => app.close())
  await app.register(
    gatewayPlugin({
      now: () => new Date('2026-11-23T01:30:00Z'),
      signing: unsigned,
      transactions: await transactionsIn(pathToFileURL(`${folder}/`)),
      services: { release } as unknown as Services,
    }),
  )
  const send = async (message: unknown): Promise<{ infcode: number; err_msg: string | null; output: unknown }> => {
    const url = '/fsi/api/rsfComIfsService/callService'
    const response = await app.inject({ method: 'POST', url, payload: JSON.stringify(message) })
    assert.equal(response.statusCode, 200)
    return response.json()
  }
  const message = JSON.parse(textOf('send')) as Record<string, unknown>

  const answered = await send(message)
  assert.equal(answered.infcode, 0, answered.err_msg ?? '')
  assert.deepEqual(answered.output, JSON.parse(textOf('output')))

  const all = await send({ ...message, input: { data: {} } })
  assert.ok((all.output as { poolinfo: unknown[] }).poolinfo.length >= 4)

  const refused = await send({ ...message, input: { data: { insuplc_admdvs: '440100' } } })
  assert.equal(refused.infcode, -1)
  assert.match(refused.err_msg!, /^\[G2002\] .*440100/)
})
