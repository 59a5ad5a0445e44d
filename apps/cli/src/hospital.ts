import { parseArgs } from 'node:util'
import type { Command } from './command.ts'
import { HospitalClient } from './hospital/client.ts'
import { admission, discharge, fees, settlement } from './hospital/stay.ts'
import type { Stay } from './hospital/stay.ts'
import { CommandFailure, writeOut } from './output.ts'

const NAMES: Readonly<Record<string, string>> = {
  9001: '签到',
  1101: '读人员信息',
  2401: '入院登记',
  2301: '上传费用',
  2402: '出院',
  2303: '预结算',
  2304: '结算',
  2305: '撤销结算',
}

interface PersonAnswer {
  baseinfo: { psn_no: string; psn_name: string }
  insuinfo: { insutype: string; insuplc_admdvs: string }[]
}
type SettlementAnswer = { setlinfo: Record<string, number | string> }

/**
 * `yidi hospital ID_NUMBER`: plays a hospital against a running server: signs in, reads the person, admits, uploads fees,
 * discharges, pre-settles and settles, all by messages of the national interface. `--json` shows every message, so that
 * whoever writes a hospital system sees what goes over the wire.
 */
export const command: Command = {
  summary: '扮演医院，用国家接口报文为一个人办一次住院结算；--json 打印每条报文，--undo 结算后撤销',
  usage:
    'hospital ID_NUMBER [--institution H31010000001] [--total 10000] [--day DAY] [--server http://127.0.0.1:3000] [--undo] [--json]',
  async run(words) {
    const { positionals, values } = parseArgs({
      args: words,
      allowPositionals: true,
      options: {
        institution: { type: 'string', default: 'H31010000001' },
        total: { type: 'string', default: '10000' },
        day: { type: 'string' },
        server: { type: 'string', default: 'http://127.0.0.1:3000' },
        undo: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
      },
    })
    const idNumber = positionals[0]
    if (idNumber === undefined) throw new CommandFailure(`请写出身份证号。用法：${this.usage}`)
    const totalYuan = Number(values.total)
    if (!/^\d+(\.\d{1,2})?$/.test(values.total) || totalYuan === 0)
      throw new CommandFailure(`--total“${values.total}”不是金额，请写成 10000 或 9999.50。`)
    const day = values.day ?? new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date())
    if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) throw new CommandFailure(`--day“${day}”不是日期，请写成 2026-06-20。`)

    const client = new HospitalClient(
      values.server.replace(/\/$/, ''),
      values.institution,
      async (infno, message, reply) => {
        const said = reply.infcode === 0 ? '成功' : `失败：${reply.err_msg ?? ''}`
        await writeOut(
          `${infno} ${NAMES[infno] ?? ''}：${said}${reply.warn_msg ? `（提醒：${reply.warn_msg}）` : ''}\n`,
        )
        if (values.json) await writeOut(`  → ${JSON.stringify(message)}\n  ← ${JSON.stringify(reply)}\n`)
      },
    )
    const [morning, noon] = [`${day} 00:10:00`, `${day} 00:20:00`]
    await client.signIn(morning)
    const person = await client.ask<PersonAnswer>(
      '1101',
      { data: { mdtrt_cert_type: '02', mdtrt_cert_no: idNumber, certno: '', psn_name: '', begntime: '' } },
      morning,
    )
    const [insured] = person.insuinfo
    const personNo = person.baseinfo.psn_no
    const place = insured?.insuplc_admdvs ?? ''
    const open = { personNo, insuranceType: insured?.insutype ?? '310', admitted: morning, discharged: noon, totalYuan }
    const admitted = await client.ask<{ result: { mdtrt_id: string } }>('2401', admission(open), morning, place)
    const stay: Stay = { ...open, visitId: admitted.result.mdtrt_id }
    await client.ask('2301', fees(stay), morning, place)
    // Played again once a filing was made, the same stay goes on where it was refused.
    await client.ask('2402', discharge(stay), noon, place, 'G3009')
    await client.ask('2303', settlement(stay), noon, place)
    const { setlinfo } = await client.ask<SettlementAnswer>('2304', settlement(stay), noon, place)
    const yuan = (name: string): string => `${Number(setlinfo[name] ?? 0).toFixed(2)} 元`
    await writeOut(
      `\n${person.baseinfo.psn_name}，${values.institution}，总费用 ${yuan('medfee_sumamt')}\n  基金支付 ${yuan('fund_pay_sumamt')}\n  个人账户 ${yuan('acct_pay')}\n  自己付   ${yuan('psn_cash_pay')}\n`,
    )
    if (values.undo)
      await client.ask(
        '2305',
        { data: { mdtrt_id: stay.visitId, setl_id: setlinfo['setl_id'], psn_no: personNo } },
        noon,
        place,
      )
    return 0
  },
}
