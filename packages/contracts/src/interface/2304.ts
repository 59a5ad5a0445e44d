import { decimal, flags, one, text, time } from './fields.ts'

/** 2304 住院结算: its input. */
export const input2304 = {
  data: one({
    psn_no: text('人员编号', 30, 'must'),
    mdtrt_cert_type: text('就诊凭证类型', 3, 'should'),
    mdtrt_cert_no: text('就诊凭证编号', 50, 'may'),
    card_sn: text('卡识别码', 32, 'may'),
    psn_cert_type: text('证件类型', 3, 'may'),
    certno: text('证件号码', 20, 'may'),
    psn_type: text('人员类别', 3, 'may'),
    psn_name: text('人员姓名', 20, 'may'),
    medfee_sumamt: decimal('医疗费总额', 2, 'should'),
    psn_setlway: text('个人结算方式', 6, 'should'),
    mdtrt_id: text('就诊ID', 30, 'must'),
    insutype: text('险种类型', 6, 'should'),
    acct_used_flag: text('个人账户使用标志', 1, 'should'),
    insuplc_admdvs: text('参保地医保区划', 6, 'may'),
    mdtrtarea_admvs: text('就医地医保区划', 6, 'may'),
    invono: text('发票号', 20, 'may'),
    mid_setl_flag: text('中途结算标志', 3, 'should'),
    fulamt_ownpay_amt: decimal('全自费金额', 2, 'may'),
    overlmt_selfpay: decimal('超限价金额', 2, 'may'),
    preselfpay_amt: decimal('先行自付金额', 2, 'may'),
    inscp_scp_amt: decimal('符合政策范围金额', 2, 'may'),
    dscgTime: time('出院时间', 'may'),
    exp_content: flags(),
  }),
}
