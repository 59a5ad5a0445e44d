import { flags, one, text } from './fields.ts'

/** 2202 门诊挂号撤销: its input. */
export const input2202 = {
  data: one({
    psn_no: text('人员编号', 30, 'must'),
    mdtrt_id: text('就诊ID', 30, 'must'),
    ipt_otp_no: text('住院/门诊号', 30, 'should'),
    exp_content: flags(),
  }),
}
