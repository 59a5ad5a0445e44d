/** What an outpatient settlement is asked with: 2206 and 2207, and 2206A and 2207A of the editions that have them. */
import { code, decimal, flags, one, text } from '@yidi/contracts/interface'

const person = {
  psn_no: text('人员编号', 30, 'must'),
  mdtrt_cert_type: code('就诊凭证类型', 'mdtrt_cert_type', 'should'),
  mdtrt_cert_no: text('就诊凭证编号', 50, 'should'),
  card_sn: text('卡识别码', 32, 'may'),
  psn_cert_type: code('证件类型', 'psn_cert_type', 'may'),
  certno: text('证件号码', 20, 'may'),
} as const

const bill = {
  med_type: code('医疗类别', 'med_type', 'should'),
  medfee_sumamt: decimal('医疗费总额', 2, 'must'),
  psn_setlway: code('个人结算方式', 'psn_setlway', 'should'),
  mdtrt_id: text('就诊ID', 30, 'must'),
  chrg_bchno: text('收费批次号', 30, 'should'),
  insutype: code('险种类型', 'insutype', 'should'),
  acct_used_flag: code('个人账户使用标志', 'acct_used_flag', 'should'),
  exp_content: flags(),
  pub_hosp_rfom_flag: text('公立医院改革标志', 6, 'may'),
} as const

/** 2206, 2206A. */
export const outpatientPreSettlement = {
  data: one({
    ...person,
    psn_type: code('人员类别', 'psn_type', 'may'),
    psn_name: text('人员姓名', 20, 'may'),
    ...bill,
  }),
}

/** 2207, 2207A. */
export const outpatientSettlement = {
  data: one({
    ...person,
    ...bill,
    invono: text('发票号', 20, 'may'),
    fulamt_ownpay_amt: decimal('全自费金额', 2, 'should'),
    overlmt_selfpay: decimal('超限价金额', 2, 'should'),
    preselfpay_amt: decimal('先行自付金额', 2, 'should'),
    inscp_scp_amt: decimal('符合政策范围金额', 2, 'should'),
  }),
}
