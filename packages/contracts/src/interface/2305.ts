import { flags, one, text } from './fields.ts'

/** 2305 住院结算撤销: its input. */
export const input2305 = {
  data: one({
    mdtrt_id: text('就诊ID', 30, 'must'),
    setl_id: text('结算ID', 30, 'must'),
    psn_no: text('人员编号', 30, 'must'),
    exp_content: flags(),
  }),
}
