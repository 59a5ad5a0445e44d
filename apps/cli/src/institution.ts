import { parseArgs } from 'node:util'
import { keyVariantNames, keyVariants, Problem } from '@yidi/contracts'
import type { HandedKey, KeyVariantName } from '@yidi/contracts'
import { issueKey, listKeys, revokeKey, systemClock } from '@yidi/server'
import type { InstitutionKey } from '@yidi/server'
import type { Command } from './command.ts'
import { CommandFailure, writeOut } from './output.ts'
import { withRecords } from './records.ts'

const variantList = keyVariantNames.map((name) => `${name}（${keyVariants[name].title}）`).join('、')
const byHand = { actorKind: 'system', actor: 'command-line' } as const

/** `yidi institution key …`: the keys with which an institution signs its messages. */
export const command: Command = {
  summary: '机构接入密钥：发放（只显示一次）、列出、作废；换密钥时旧的一把还能用几天',
  usage:
    'institution key [issue] --institution CODE --variant NAME [--keep-old-days N] [--json] | institution key list --institution CODE [--json] | institution key revoke --institution CODE --number N --reason TEXT',
  async run(words) {
    const { values, positionals } = parseArgs({
      args: words,
      allowPositionals: true,
      options: {
        institution: { type: 'string' },
        variant: { type: 'string' },
        number: { type: 'string' },
        reason: { type: 'string' },
        'keep-old-days': { type: 'string', default: '7' },
        json: { type: 'boolean', default: false },
      },
    })
    const [what, verb = 'issue'] = positionals
    const { institution } = values
    if (what !== 'key' || positionals.length > 2 || institution === undefined)
      throw new CommandFailure(`用法：yidi ${this.usage}`)
    const write = (value: unknown, lines: string) => writeOut(values.json ? `${JSON.stringify(value)}\n` : lines)
    if (verb === 'issue') {
      const variant = variantOf(values.variant)
      const days = daysOf(values['keep-old-days'])
      const { number, handed } = await asked(() =>
        withRecords((database) =>
          issueKey(database, systemClock, byHand, { institution, variant, overlapMs: days * 86_400_000 }),
        ),
      )
      await write({ institution, number, ...handed }, handedLines(institution, number, handed, days))
    } else if (verb === 'list') {
      const keys = await withRecords((database) => listKeys(database, institution))
      await write(keys, keys.length === 0 ? `${institution} 还没有密钥。\n` : keys.map(keyLine).join(''))
    } else if (verb === 'revoke') {
      const { number, reason } = values
      if (number === undefined || !/^[1-9]\d{0,5}$/.test(number) || reason === undefined || reason.trim() === '')
        throw new CommandFailure(
          '作废要用 --number 写明第几把（yidi institution key list 能看到），用 --reason 写明原因。',
        )
      await asked(() =>
        withRecords((database) =>
          revokeKey(database, systemClock, byHand, { institution, number: Number(number), reason: reason.trim() }),
        ),
      )
      await writeOut(`已作废 ${institution} 的第 ${number} 把密钥，立即失效。\n`)
    } else throw new CommandFailure(`用法：yidi ${this.usage}`)
    return 0
  },
}

/** What the records refuse is told as it stands. */
async function asked<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Problem) throw new CommandFailure(`${error.document.detail}${error.document.remedy}`)
    throw error
  }
}

function variantOf(word: string | undefined): KeyVariantName {
  const found = keyVariantNames.find((name) => name === word)
  if (found !== undefined) return found
  throw new CommandFailure(
    word === undefined
      ? `要用 --variant 写明签名方式：${variantList}。`
      : `没有“${word}”这种签名方式。可选：${variantList}。`,
  )
}

function daysOf(text: string): number {
  if (/^\d{1,2}$/.test(text)) return Number(text)
  throw new CommandFailure(`--keep-old-days “${text}”写法不对：写天数，0 到 99。`)
}

function handedLines(institution: string, number: number, handed: HandedKey, days: number): string {
  const { title, asks } = keyVariants[handed.variant]
  return [
    `${institution} 的第 ${String(number)} 把密钥：${title}`,
    `填法：${asks}`,
    `${handed.publicKey === undefined ? '密钥' : '私钥'}：${handed.secret}`,
    ...(handed.publicKey === undefined ? [] : [`公钥：${handed.publicKey}`]),
    ...(handed.sm4Key === undefined ? [] : [`SM4密钥：${handed.sm4Key}`]),
    `只显示这一次。同一种方式原来的密钥还能用 ${String(days)} 天。`,
    '',
  ].join('\n')
}

const momentWords = (moment: Date | null): string => (moment === null ? '—' : moment.toISOString())

function keyLine({ number, variant, issuedAt, issuedBy, goodUntil, lastUsedAt }: InstitutionKey): string {
  return (
    `第 ${String(number)} 把  ${keyVariants[variant].title}  发放 ${momentWords(issuedAt)}（${issuedBy}）  ` +
    `有效到 ${goodUntil === null ? '一直' : momentWords(goodUntil)}  最近使用 ${momentWords(lastUsedAt)}\n`
  )
}
