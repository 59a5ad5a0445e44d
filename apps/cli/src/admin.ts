import { text } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import { isBoundBy, roles, shortestPassword, staffRoles, whyApart } from '@yidi/contracts'
import type { StaffRole } from '@yidi/contracts'
import { createStaffFromCommandLine, makePassword, systemClock } from '@yidi/server'
import type { Command } from './command.ts'
import { CommandFailure, writeOut } from './output.ts'
import { withRecords } from './records.ts'

/** `yidi admin create NAME`: the first user of an empty database, or a user who needs a new password. */
export const command: Command = {
  summary:
    '新建工作人员账号（默认安全管理员，由它再开别的账号）；已有的账号换新密码。密码自动生成并打印一次，或从标准输入读',
  usage: 'admin create NAME [--role ROLE …] [--pool CODE] [--institution CODE] [--password-stdin]',
  async run(words) {
    const { values, positionals } = parseArgs({
      args: words,
      allowPositionals: true,
      options: {
        role: { type: 'string', multiple: true, default: ['security'] },
        pool: { type: 'string' },
        institution: { type: 'string' },
        'password-stdin': { type: 'boolean', default: false },
      },
    })
    const [verb, name] = positionals
    if (verb !== 'create' || name === undefined || positionals.length > 2) {
      throw new CommandFailure(`用法：yidi ${this.usage}`)
    }
    if (!/^[A-Za-z][A-Za-z0-9-]{1,59}$/.test(name)) {
      throw new CommandFailure(`账号“${name}”写法不对：用字母、数字和横线，字母开头，最多 60 个字符。`)
    }
    for (const [option, value, pattern] of [
      ['--pool', values.pool, /^\d{6}$/],
      ['--institution', values.institution, /^[A-Z]\d{11}$/],
    ] as const) {
      if (value !== undefined && !pattern.test(value)) throw new CommandFailure(`${option} “${value}”写法不对。`)
    }
    const wanted = values.role.map(roleOf)
    const unfit = whyUnfit(wanted, values)
    if (unfit !== undefined) throw new CommandFailure(unfit)
    const given = values['password-stdin'] ? (await text(process.stdin)).replace(/\r?\n$/, '') : undefined
    if (given !== undefined && given.length < shortestPassword.staff) {
      throw new CommandFailure(`密码至少 ${String(shortestPassword.staff)} 个字符。`)
    }
    const password = given ?? makePassword()
    const done = await withRecords((database) =>
      createStaffFromCommandLine(database, systemClock, {
        name,
        password,
        roles: wanted,
        pool: values.pool ?? null,
        institution: values.institution ?? null,
      }),
    )
    await writeOut(
      `${done === 'created' ? '已新建' : '已更新'}账号 ${name}（${wanted.map((role) => roles[role]).join('、')}）\n`,
    )
    if (given === undefined) await writeOut(`密码：${password}（只显示这一次）\n`)
    return 0
  },
}

/** Why no account can be of these roles and bounds, in Chinese. */
function whyUnfit(wanted: StaffRole[], { pool, institution }: { pool?: string; institution?: string }) {
  const apart = whyApart(wanted)
  if (apart !== undefined) return `${apart}。`
  if (pool === undefined && isBoundBy(wanted, 'pool')) return '经办、财务和社区的账号要用 --pool 写明统筹区。'
  if (institution === undefined && isBoundBy(wanted, 'institution')) {
    return '医药机构的账号要用 --institution 写明机构编码。'
  }
  if (isBoundBy(wanted, 'employer')) return '用人单位的账号请安全管理员在页面上开。'
  return undefined
}

function roleOf(word: string): StaffRole {
  const role = staffRoles.find((known) => known === word)
  if (role !== undefined) return role
  throw new CommandFailure(
    `没有“${word}”这个角色。可选：${staffRoles.map((known) => `${known}（${roles[known]}）`).join('、')}。`,
  )
}
