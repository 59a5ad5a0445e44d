import { flags, one, text } from './fields.ts'

/** 2205 门诊费用明细信息撤销: its input. */
export const input2205 = {
  data: one({
    mdtrt_id: text('就诊ID', 30, 'must'),
    chrg_bchno: text('收费批次号', 30, 'must'),
    psn_no: text('人员编号', 30, 'must'),
    exp_content: flags(),
  }),
}
