import { flags, one, text } from './fields.ts'

/** 2404 入院撤销: its input. */
export const input2404 = {
  data: one({
    mdtrt_id: text('就诊ID', 30, 'must'),
    psn_no: text('人员编号', 30, 'must'),
    exp_content: flags(),
  }),
}
