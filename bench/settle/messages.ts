/** Messages of a hospital or pharmacy as the benchmarks send them: each with a message id of its own. */
import { requestOf } from './client.ts'

/** Where the stays of the benchmark were. */
export const institution = 'H31010000001'

/** Messages of the whole run. */
let sent = 0

/** The envelope of the interface around an input. */
export function messageOf(infno: string, institution: string, input: unknown): Record<string, unknown> {
  sent += 1
  return {
    infno,
    msgid: `${institution}20260620${String(sent).padStart(10, '0')}`,
    mdtrtarea_admvs: `${institution.slice(1, 5)}00`,
    insuplc_admdvs: '330100',
    recer_sys_code: 'MBS_LOCAL',
    infver: 'V1.0',
    opter_type: '1',
    opter: 'demo',
    opter_name: '演示',
    inf_time: '2026-06-20 10:00:00',
    fixmedins_code: institution,
    fixmedins_name: '演示机构',
    input,
  }
}

/** The bytes of a request with a message. */
export const requestFor = (infno: string, institution: string, input: unknown): Buffer =>
  requestOf(messageOf(infno, institution, input))
