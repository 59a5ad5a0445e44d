import { code, one, text, time } from './fields.ts'

/** 1101 人员信息获取: its input. */
export const input1101 = {
  data: one({
    mdtrt_cert_type: code('就诊凭证类型', 'mdtrt_cert_type', 'should'),
    mdtrt_cert_no: text('就诊凭证编号', 50, 'may'),
    card_sn: text('卡识别码', 32, 'may'),
    begntime: time('开始时间', 'may'),
    psn_cert_type: code('人员证件类型', 'psn_cert_type', 'may'),
    certno: text('证件号码', 50, 'may'),
    psn_name: text('人员姓名', 50, 'may'),
  }),
}
