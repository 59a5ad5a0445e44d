import { flags, one, text, time } from './fields.ts'

/** 2201 门诊挂号: its input. */
export const input2201 = {
  data: one({
    psn_no: text('人员编号', 30, 'must'),
    insutype: text('险种类型', 6, 'must'),
    begntime: time('开始时间', 'must'),
    mdtrt_cert_type: text('就诊凭证类型', 3, 'should'),
    mdtrt_cert_no: text('就诊凭证编号', 50, 'should'),
    card_sn: text('卡识别码', 32, 'may'),
    psn_cert_type: text('证件类型', 3, 'may'),
    certno: text('证件号码', 20, 'may'),
    psn_type: text('人员类别', 3, 'may'),
    psn_name: text('人员姓名', 20, 'may'),
    ipt_otp_no: text('住院/门诊号', 30, 'must'),
    atddr_no: text('医师编码', 30, 'may'),
    dr_name: text('医师姓名', 50, 'may'),
    dept_code: text('科室编码', 30, 'should'),
    dept_name: text('科室名称', 100, 'should'),
    caty: text('科别', 10, 'should'),
    exp_content: flags(),
  }),
}
