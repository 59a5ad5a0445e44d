import { one, text } from './fields.ts'

/** 2504 人员慢特病备案撤销: its input. */
export const input2504 = {
  data: one({
    trt_dcla_detl_sn: text('待遇申报明细流水号', 30, 'must'),
    psn_no: text('人员编号', 30, 'must'),
    memo: text('备注', 500, 'should'),
  }),
}
