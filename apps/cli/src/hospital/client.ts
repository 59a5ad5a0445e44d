/** A hospital at the other end of the national interface: sends messages to a running server, as a HIS would. */
import { hospitalAddress } from '@yidi/contracts'
import { CommandFailure } from '../output.ts'

/** The envelope of a reply; `infcode` 0 is success. */
export interface Reply {
  infcode: number
  err_msg: string | null
  warn_msg?: string | null
  output: unknown
}

/** One institution that is signed in to one server; it numbers its messages and shows each to whoever watches. */
export class HospitalClient {
  readonly #server: string
  readonly #institution: string
  readonly #show: (infno: string, request: unknown, reply: Reply) => Promise<void>
  #serial = 0
  #signNo = ''

  constructor(
    server: string,
    institution: string,
    show: (infno: string, request: unknown, reply: Reply) => Promise<void>,
  ) {
    this.#server = server
    this.#institution = institution
    this.#show = show
  }

  /** One transaction. `at` is the hospital's clock, `yyyy-MM-dd HH:mm:ss`. Throws CommandFailure when nobody answers. */
  async send(infno: string, input: unknown, at: string, insuredPlace = ''): Promise<Reply> {
    this.#serial += 1
    const message = {
      infno,
      // Of the very millisecond it is sent, whatever the hospital's clock says: two runs never share an id.
      msgid: `${this.#institution}${new Date().toISOString().replace(/\D/g, '').slice(2, 17)}${String(this.#serial).padStart(3, '0')}`,
      mdtrtarea_admvs: this.#institution.slice(1, 7),
      insuplc_admdvs: insuredPlace,
      recer_sys_code: 'MBS_LOCAL',
      dev_no: '',
      dev_safe_info: '',
      cainfo: '',
      signtype: '',
      infver: 'V1.0',
      opter_type: '1',
      opter: 'demo',
      opter_name: '演示',
      inf_time: at,
      fixmedins_code: this.#institution,
      fixmedins_name: '演示机构',
      sign_no: this.#signNo,
      input,
    }
    let reply: Reply
    try {
      const response = await fetch(`${this.#server}${hospitalAddress}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(message),
      })
      reply = (await response.json()) as Reply
    } catch {
      throw new CommandFailure(`${this.#server} 没有回答。请先运行 npm start，或用 --server 写出地址。`)
    }
    await this.#show(infno, message, reply)
    return reply
  }

  /**
   * Sends and demands success, or the refusal `unless`, which says that it was done before; any other refusal ends the command
   * with the server's own Chinese words.
   */
  async ask<T>(infno: string, input: unknown, at: string, insuredPlace?: string, unless?: string): Promise<T> {
    const reply = await this.send(infno, input, at, insuredPlace)
    const before = unless !== undefined && (reply.err_msg ?? '').startsWith(`[${unless}]`)
    if (reply.infcode !== 0 && !before) throw new CommandFailure(`${infno} 没有办成，到此为止。`, 1)
    return reply.output as T
  }

  /** 9001: signs in; later messages carry the number that it gives. */
  async signIn(at: string): Promise<void> {
    const { signinoutb } = await this.ask<{ signinoutb: { sign_no: string } }>(
      '9001',
      { signIn: { opter_no: 'demo', mac: '00-00-00-00-00-00', ip: '127.0.0.1' } },
      at,
    )
    this.#signNo = signinoutb.sign_no
  }
}
