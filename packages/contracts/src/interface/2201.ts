import { code, flags, one, text, time } from './fields.ts'

/** 2201 门诊挂号: its input. */
export const input2201 = {
  data: one({
    psn_no: text('人员编号', 30, 'must'),
    insutype: code('险种类型', 'insutype', 'must'),
    begntime: time('开始时间', 'must'),
    mdtrt_cert_type: code('就诊凭证类型', 'mdtrt_cert_type', 'should'),
    mdtrt_cert_no: text('就诊凭证编号', 50, 'should'),
    card_sn: text('卡识别码', 32, 'may'),
    psn_cert_type: code('证件类型', 'psn_cert_type', 'may'),
    certno: text('证件号码', 20, 'may'),
    psn_type: code('人员类别', 'psn_type', 'may'),
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
