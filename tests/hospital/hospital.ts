/**
 * A hospital for tests: sends messages of the national interface over HTTP to a server that holds the demonstration.
 * It knows nothing of the server's inside.
 */
import { buildApp } from '../../apps/server/src/app.ts'
import { recordKinds } from '../../apps/server/src/kinds.ts'
import type { App } from '../../apps/server/src/platform/module/index.ts'
import type { RecordKinds } from '../../apps/server/src/platform/records/index.ts'
import { fixedClock } from '../../apps/server/src/platform/clock/index.ts'
import { readConfig } from '../../apps/server/src/platform/config/config.ts'
import { loadDemonstration } from '../../apps/server/src/demonstration/index.ts'
import type { Database } from '../../apps/server/src/platform/storage/index.ts'
import { openTestDatabase } from '../../apps/server/src/platform/storage/testing.ts'

export interface Reply {
  infcode: number
  inf_refmsgid: string
  refmsg_time: string
  respond_time: string
  err_msg: string | null
  warn_msg?: string
  // Tests look into it by name.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  output: any
}

export interface Platform {
  app: App
  db: Database
  clock: ReturnType<typeof fixedClock>
}

/** A server on a fresh database with the demonstration, on a day of 2026; `environment` sets what it is set up with. */
export async function openPlatform(
  moment = '2026-06-20T02:00:00Z',
  logLevel: 'silent' | 'error' = 'error',
  environment: Record<string, string> = {},
  kinds: RecordKinds = recordKinds,
): Promise<Platform> {
  const config = { ...readConfig({ YIDI_DEMO: '1', ...environment }), logLevel }
  const db = await openTestDatabase({ limits: config.databaseLimits })
  const clock = fixedClock(moment)
  await loadDemonstration(db, clock.now())
  const app = await buildApp({ config, clock, database: db }, kinds)
  return { app, db, clock }
}

let messages = 0
let stays = 0

/** A message id as real systems make it: institution, moment, sequence. */
export function newMsgid(institution: string): string {
  messages += 1
  return `${institution}20260620100000${String(messages).padStart(4, '0')}`
}

export interface Options {
  msgid?: string
  /** Insured place in the header. */
  insuredPlace?: string
  /** What it is signed with; the demonstration's hospitals send unsigned. */
  headers?: Record<string, string>
}

/** Where a hospital sends its messages: the server itself, or one at the other end of a socket. */
export interface Counter {
  inject(request: {
    method: 'POST'
    url: string
    headers: Record<string, string>
    payload: string
  }): Promise<{ statusCode: number; body: string }>
}

export class Hospital {
  readonly #app: Counter
  readonly code: string
  readonly place: string

  constructor(app: Counter, code: string, place: string) {
    this.#app = app
    this.code = code
    this.place = place
  }

  /** Sends one transaction and gives the reply; the status has to be 200 whatever happens. */
  async send(infno: string, input: unknown, options: Options = {}): Promise<Reply> {
    const response = await this.#app.inject({
      method: 'POST',
      url: '/fsi/api/rsfComIfsService/callService',
      headers: { 'content-type': 'text/plain;charset=utf-8', ...options.headers },
      payload: JSON.stringify({
        infno,
        msgid: options.msgid ?? newMsgid(this.code),
        mdtrtarea_admvs: this.place,
        insuplc_admdvs: options.insuredPlace ?? '',
        recer_sys_code: 'MBS_LOCAL',
        dev_no: 'null',
        dev_safe_info: '',
        cainfo: '',
        signtype: '',
        infver: 'V1.0',
        opter_type: '1',
        opter: 'demo',
        opter_name: '演示',
        inf_time: '2026-06-20 10:00:00',
        fixmedins_code: this.code,
        fixmedins_name: '演示机构',
        sign_no: '',
        input,
      }),
    })
    if (response.statusCode !== 200) throw new Error(`HTTP ${String(response.statusCode)}: ${response.body}`)
    return JSON.parse(response.body) as Reply
  }

  /** Sends and demands success. */
  async ask(infno: string, input: unknown, options: Options = {}): Promise<Reply> {
    const reply = await this.send(infno, input, options)
    if (reply.infcode !== 0) throw new Error(`${infno}: ${reply.err_msg ?? ''}`)
    return reply
  }

  /** 2401: gives the visit's id. */
  async admit(personNo: string, more: Record<string, unknown> = {}, options: Options = {}): Promise<string> {
    const reply = await this.ask('2401', admission(personNo, more), options)
    return (reply.output as { result: { mdtrt_id: string } }).result.mdtrt_id
  }

  /** 2201: gives the visit's id. */
  async register(personNo: string, more: Record<string, unknown> = {}): Promise<string> {
    const reply = await this.ask('2201', registration(personNo, more))
    return (reply.output as { data: { mdtrt_id: string } }).data.mdtrt_id
  }

  /** 2301 for a stay, of lines `[code, quantity, price]`. */
  upload(personNo: string, visitId: string, lines: readonly LineOf[], options: Options = {}): Promise<Reply> {
    return this.ask(
      '2301',
      { feedetail: lines.map((line, index) => feeLine(personNo, visitId, line, index + 1)) },
      options,
    )
  }

  /** 2204 for an outpatient visit. */
  uploadOutpatient(personNo: string, visitId: string, lines: readonly LineOf[], batch = 'B1'): Promise<Reply> {
    return this.ask('2204', {
      feedetail: lines.map((line, index) => ({
        ...feeLine(personNo, visitId, line, index + 1),
        chrg_bchno: batch,
        rx_circ_flag: '0',
      })),
    })
  }

  /** 2402. */
  discharge(personNo: string, visitId: string, day = '2026-06-12'): Promise<Reply> {
    return this.ask('2402', {
      dscginfo: {
        mdtrt_id: visitId,
        psn_no: personNo,
        insutype: '310',
        endtime: `${day} 10:00:00`,
        dscg_dept_codg: '01',
        dscg_dept_name: '内科',
        dscg_way: '1',
      },
      diseinfo: [],
    })
  }
}

export type LineOf = readonly [code: string, quantity: number, price: number]

export const money = (yuan: number) => Math.round(yuan * 100) / 100

export function feeLine(personNo: string, visitId: string, [code, quantity, price]: LineOf, serial: number | string) {
  return {
    feedetl_sn: String(serial),
    mdtrt_id: visitId,
    psn_no: personNo,
    med_type: '21',
    fee_ocur_time: '2026-06-10 09:30:00',
    med_list_codg: code,
    medins_list_codg: `own-${code}`,
    det_item_fee_sumamt: money(quantity * price),
    cnt: quantity,
    pric: price,
    bilg_dept_codg: '01',
    bilg_dept_name: '内科',
    bilg_dr_codg: 'D1',
    bilg_dr_name: '演示医师',
    hosp_appr_flag: '0',
  }
}

export function admission(personNo: string, more: Record<string, unknown> = {}) {
  return {
    mdtrtinfo: {
      psn_no: personNo,
      insutype: '310',
      begntime: '2026-06-10 08:00:00',
      mdtrt_cert_type: '02',
      mdtrt_cert_no: '',
      med_type: '21',
      ipt_no: `Z${String(++stays)}`,
      atddr_no: 'D1',
      chfpdr_name: '演示医师',
      adm_diag_dscr: '演示',
      adm_dept_codg: '01',
      adm_dept_name: '内科',
      adm_bed: '1',
      dscg_maindiag_code: 'J18.900',
      dscg_maindiag_name: '肺炎',
      ...more,
    },
    diseinfo: [
      {
        psn_no: personNo,
        diag_type: '1',
        maindiag_flag: '1',
        diag_srt_no: '1',
        diag_code: 'J18.900',
        diag_name: '肺炎',
        diag_dept: '01',
        dise_dor_no: 'D1',
        dise_dor_name: '演示医师',
        diag_time: '2026-06-10 08:30:00',
      },
    ],
  }
}

export function registration(personNo: string, more: Record<string, unknown> = {}) {
  return {
    data: {
      psn_no: personNo,
      insutype: '310',
      begntime: '2026-06-10 08:00:00',
      mdtrt_cert_type: '02',
      mdtrt_cert_no: '',
      ipt_otp_no: 'M0001',
      atddr_no: 'D1',
      dr_name: '演示医师',
      dept_code: '01',
      dept_name: '内科',
      caty: 'A03',
      ...more,
    },
  }
}

export function settlement(personNo: string, visitId: string, total: number, more: Record<string, unknown> = {}) {
  return {
    data: {
      psn_no: personNo,
      mdtrt_cert_type: '02',
      mdtrt_cert_no: '',
      medfee_sumamt: total,
      psn_setlway: '01',
      mdtrt_id: visitId,
      acct_used_flag: '1',
      insutype: '310',
      mid_setl_flag: '0',
      ...more,
    },
  }
}

/** 2101 and 2102: a purchase of lines `[code, quantity, price]`. */
export function purchase(personNo: string, lines: readonly LineOf[], more: Record<string, unknown> = {}) {
  return {
    druginfo: {
      psn_no: personNo,
      mdtrt_cert_type: '02',
      mdtrt_cert_no: '',
      begntime: '2026-06-10 09:00:00',
      medfee_sumamt: money(lines.reduce((sum, [, count, price]) => sum + count * price, 0)),
      insutype: '310',
      acct_used_flag: '1',
      med_type: '41',
      ...more,
    },
    drugdetail: lines.map(([code, cnt, pric], index) => ({
      feedetl_sn: String(index + 1),
      rx_circ_flag: '0',
      fee_ocur_time: '2026-06-10 09:05:00',
      med_list_codg: code,
      medins_list_codg: `own-${code}`,
      det_item_fee_sumamt: money(cnt * pric),
      cnt,
      pric,
    })),
  }
}

export const people = {
  retiredWithFiling: '33010000000000000001',
  active: '33010000000000000002',
  provincialReferral: '33990000000000000003',
  provincialActive: '33990000000000000004',
  foundingWorker: '33990000000000000005',
  child: '33010000000000000006',
  taizhouStationed: '33100000000000000007',
  taizhouResident: '33100000000000000008',
  xingtai: '13050000000000000009',
  stopped: '33010000000000000010',
} as const
