/** The domain knows nothing of the hospital interface, and every reason of either is shown by a test. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { codeTables, gatewayFaults } from '@yidi/contracts/interface'
import { tellings } from '../../apps/server/src/gateway/told.ts'
import { interfaceImports, spelledWords } from './interface-words.ts'
import { isTest, textFiles, type SourceFile } from './sources.ts'

const files = textFiles()
const file = (path: string, text: string): SourceFile => ({ path, text })

/** The codes of insurance and of medical type, the flags of the cross-region standard, and fields of messages. */
const words = new Set([
  ...codeTables.insutype.codes.keys(),
  ...codeTables.med_type.codes.keys(),
  ...['IPT_TYPE', 'TRUM_FLAG', 'REL_TTP_FLAG', 'OTP_ER_REFL_FLAG', 'MDTRT_GRP_TYPE'],
  ...['insutype', 'med_type', 'dise_codg', 'exp_content', 'mdtrt_id', 'psn_no', 'acct_used_flag'],
])

/** What a visit keeps in the interface's words is read here and nowhere else. */
const reader = 'apps/server/src/care/visits/stored-words.ts'

test('nothing outside the gateway reaches for the interface or spells its codes', () => {
  assert.deepEqual(interfaceImports(files), [])
  assert.deepEqual(spelledWords(words, files), [`${reader} spells 71`])
})

test('whoever does is found', () => {
  const care = 'apps/server/src/care/visits/visit.ts'
  for (const text of [
    "import { refuse } from '@yidi/contracts/interface'",
    "import type { Flags } from '@yidi/contracts/interface'",
    "import { gatewayFaults } from '../../../../../packages/contracts/src/interface/faults.ts'",
  ])
    assert.equal(interfaceImports([file(care, text)]).length, 1, text)
  assert.deepEqual(
    interfaceImports([file('apps/server/src/gateway/a.ts', "import { refuse } from '@yidi/contracts/interface'")]),
    [],
  )
  assert.deepEqual(
    spelledWords(words, [file(care, "const a = { '310': 'employee' }\nif (t === '21') f(x.TRUM_FLAG)")]),
    [`${care} spells 310`, `${care} spells 21`, `${care} spells TRUM_FLAG`],
  )
  assert.deepEqual(spelledWords(words, [file(care.replace('.ts', '.test.ts'), "const a = '310'")]), [])
})

const shown = files
  .filter(({ path }) => isTest(path) && !path.endsWith('interface-words.test.ts'))
  .map(({ text }) => text)
  .join('\n')
const isShown = (code: string): boolean => shown.includes(code)

test('every refusal of the interface is shown by a test', () => {
  const unseen = Object.entries(gatewayFaults).filter(([, { code }]) => !isShown(code))
  assert.deepEqual(
    unseen.map(([name, { code }]) => `no test shows ${name} (${code})`),
    [],
  )
  assert.equal(isShown('G9999'.replace('9', '8')), false)
})

test('every reason of the domain is given somewhere in care, and what it becomes is shown by a test', () => {
  const care = files.filter(
    ({ path }) => path.startsWith('apps/server/src/care/') && !path.includes('/refusals/') && !isTest(path),
  )
  for (const [name, { faults }] of Object.entries(tellings)) {
    assert.ok(
      care.some(({ text }) => text.includes(`'${name}'`)),
      `nothing gives the reason ${name}`,
    )
    assert.ok(faults.length > 0, name)
    for (const fault of faults) assert.ok(isShown(gatewayFaults[fault].code), `no test shows ${name} as ${fault}`)
  }
})
