import { either, flags, text } from './fields.ts'

/** 2302 住院费用明细撤销: its input. */
export const input2302 = {
  data: either({
    feedetl_sn: text('费用明细流水号', 30, 'must'),
    mdtrt_id: text('就诊ID', 30, 'must'),
    psn_no: text('人员编号', 30, 'must'),
    exp_content: flags(),
  }),
}
