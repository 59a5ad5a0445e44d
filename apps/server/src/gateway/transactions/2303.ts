import { code, decimal, flags, one, text, time } from '@yidi/contracts/interface'
import { stayRequest } from '../settle-request.ts'
import { preSettle } from '../settle.ts'
import { query } from '../transaction.ts'

/** 2303 住院预结算: reckons, writes nothing; also before the discharge. */
export default query({
  infno: '2303',
  name: '住院预结算',
  input: {
    data: one({
      psn_no: text('人员编号', 30, 'must'),
      mdtrt_cert_type: code('就诊凭证类型', 'mdtrt_cert_type', 'should'),
      mdtrt_cert_no: text('就诊凭证编号', 50, 'may'),
      card_sn: text('卡识别码', 32, 'may'),
      psn_cert_type: code('证件类型', 'psn_cert_type', 'may'),
      certno: text('证件号码', 20, 'may'),
      psn_type: code('人员类别', 'psn_type', 'may'),
      psn_name: text('人员姓名', 20, 'may'),
      medfee_sumamt: decimal('医疗费总额', 2, 'should'),
      psn_setlway: code('个人结算方式', 'psn_setlway', 'should'),
      mdtrt_id: text('就诊ID', 30, 'must'),
      acct_used_flag: code('个人账户使用标志', 'acct_used_flag', 'may'),
      insutype: code('险种类型', 'insutype', 'should'),
      mid_setl_flag: code('中途结算标志', 'mid_setl_flag', 'should'),
      fulamt_ownpay_amt: decimal('全自费金额', 2, 'may'),
      overlmt_selfpay: decimal('超限价金额', 2, 'may'),
      preselfpay_amt: decimal('先行自付金额', 2, 'may'),
      inscp_scp_amt: decimal('符合政策范围金额', 2, 'may'),
      dscgTime: time('出院时间', 'may'),
      insuplc_admdvs: text('参保地医保区划', 6, 'may'),
      mdtrtarea_admvs: text('就医地医保区划', 6, 'may'),
      exp_content: flags(),
    }),
  },
  run: (call, { data }) => preSettle(call, stayRequest(data)),
})
