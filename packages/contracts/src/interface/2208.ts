import { flags, one, text } from './fields.ts'

/** 2208 门诊结算撤销: its input. */
export const input2208 = {
  data: one({
    setl_id: text('结算ID', 30, 'must'),
    mdtrt_id: text('就诊ID', 30, 'must'),
    psn_no: text('人员编号', 30, 'must'),
    exp_content: flags(),
  }),
}
