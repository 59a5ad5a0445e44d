import { flags, one, text } from './fields.ts'

/** 2405 出院撤销: its input. */
export const input2405 = {
  data: one({
    mdtrt_id: text('就诊ID', 30, 'must'),
    psn_no: text('人员编号', 30, 'must'),
    exp_content: flags(),
  }),
}
