/**
 * The fields of replies that were recorded on real platforms and stand in the interface document: which node, whether it
 * is a list, which fields are numbers and which are texts. Facts only; the recorded values are not kept.
 */
interface RecordedNode {
  list: boolean
  numbers: string
  texts: string
}

export const recordedReplies: Readonly<Record<string, Readonly<Record<string, RecordedNode>>>> = {
  '1101': {
    idetinfo: {
      list: true,
      numbers: '',
      texts: '',
    },
    baseinfo: {
      list: false,
      numbers: 'age',
      texts: 'brdy certno gend naty psn_cert_type psn_name psn_no',
    },
    insuinfo: {
      list: true,
      numbers: 'balc',
      texts: 'cvlserv_flag emp_name insuplc_admdvs insutype psn_insu_date psn_insu_stas psn_type',
    },
  },
  '2201': {
    data: {
      list: false,
      numbers: '',
      texts: 'ipt_otp_no mdtrt_id psn_no',
    },
  },
  '2204': {
    result: {
      list: true,
      numbers:
        'cnt det_item_fee_sumamt fulamt_ownpay_amt inscp_scp_amt overlmt_amt preselfpay_amt pric pric_uplmt_amt selfpay_prop',
      texts: 'bas_medn_flag chrgitm_lv drt_reim_flag feedetl_sn hi_nego_drug_flag lmt_used_flag med_chrgitm_type',
    },
  },
  '2206': {
    setlinfo: {
      list: false,
      numbers:
        'acct_mulaid_pay acct_pay act_pay_dedc age balc cvlserv_pay fulamt_ownpay_amt fund_pay_sumamt hifes_pay hifmi_pay hifob_pay hifp_pay hosp_part_amt inscp_scp_amt maf_pay medfee_sumamt oth_pay overlmt_selfpay pool_prop_selfpay preselfpay_amt psn_cash_pay psn_part_amt',
      texts:
        'brdy certno clr_type cvlserv_flag gend insutype mdtrt_cert_type mdtrt_id med_type medins_setl_id naty psn_cert_type psn_name psn_no psn_type',
    },
    setldetail: {
      list: true,
      numbers: 'fund_payamt inscp_scp_amt',
      texts: 'fund_pay_type fund_pay_type_name',
    },
  },
  '2207': {
    setlinfo: {
      list: false,
      numbers:
        'acct_mulaid_pay acct_pay act_pay_dedc age balc cvlserv_pay fulamt_ownpay_amt fund_pay_sumamt hifes_pay hifmi_pay hifob_pay hifp_pay hosp_part_amt inscp_scp_amt maf_pay medfee_sumamt oth_pay overlmt_selfpay pool_prop_selfpay preselfpay_amt psn_cash_pay psn_part_amt',
      texts:
        'brdy certno clr_optins clr_type clr_way cvlserv_flag gend insutype mdtrt_cert_type mdtrt_id med_type medins_setl_id naty psn_cert_type psn_name psn_no psn_type setl_id setl_time',
    },
    setldetail: {
      list: true,
      numbers: 'fund_payamt inscp_scp_amt',
      texts: 'fund_pay_type fund_pay_type_name',
    },
  },
  '2208': {
    setlinfo: {
      list: false,
      numbers:
        'acct_pay act_pay_dedc age balc cvlserv_pay fulamt_ownpay_amt fund_pay_sumamt hifes_pay hifmi_pay hifob_pay hifp_pay inscp_scp_amt maf_pay medfee_sumamt oth_pay overlmt_selfpay pool_prop_selfpay preselfpay_amt',
      texts:
        'brdy certno clr_optins clr_type clr_way cvlserv_flag gend insutype mdtrt_cert_type mdtrt_id med_type medins_setl_id naty psn_cert_type psn_name psn_no psn_type setl_id setl_time',
    },
    setldetail: {
      list: true,
      numbers: 'fund_payamt inscp_scp_amt',
      texts: 'fund_pay_type fund_pay_type_name',
    },
  },
  '2301': {
    result: {
      list: true,
      numbers:
        'cnt det_item_fee_sumamt fulamt_ownpay_amt inscp_scp_amt overlmt_amt preselfpay_amt pric pric_uplmt_amt selfpay_prop',
      texts: 'bas_medn_flag chrgitm_lv drt_reim_flag feedetl_sn hi_nego_drug_flag lmt_used_flag med_chrgitm_type',
    },
  },
  '2303': {
    setlinfo: {
      list: false,
      numbers:
        'acct_mulaid_pay acct_pay act_pay_dedc age balc cvlserv_pay fulamt_ownpay_amt fund_pay_sumamt hifdm_pay hifes_pay hifmi_pay hifob_pay hifp_pay hosp_part_amt inscp_scp_amt maf_pay medfee_sumamt oth_pay overlmt_selfpay pool_prop_selfpay preselfpay_amt psn_cash_pay psn_part_amt',
      texts:
        'brdy certno clr_type cvlserv_flag gend insutype mdtrt_cert_type mdtrt_id med_type medins_setl_id naty psn_cert_type psn_name psn_no psn_type',
    },
    setldetail: {
      list: true,
      numbers: 'fund_payamt inscp_scp_amt',
      texts: 'fund_pay_type',
    },
  },
  '2304': {
    setlinfo: {
      list: false,
      numbers:
        'acct_mulaid_pay acct_pay act_pay_dedc age balc cvlserv_pay fulamt_ownpay_amt fund_pay_sumamt hifes_pay hifmi_pay hifob_pay hifp_pay hosp_part_amt inscp_scp_amt maf_pay medfee_sumamt oth_pay overlmt_selfpay pool_prop_selfpay preselfpay_amt psn_cash_pay psn_part_amt',
      texts:
        'brdy certno clr_optins clr_type clr_way cvlserv_flag gend insutype mdtrt_cert_type mdtrt_id med_type medins_setl_id naty psn_cert_type psn_name psn_no psn_type setl_id setl_time',
    },
    setldetail: {
      list: true,
      numbers: 'fund_payamt inscp_scp_amt',
      texts: 'fund_pay_type',
    },
  },
  '2305': {
    setlinfo: {
      list: false,
      numbers:
        'acct_pay act_pay_dedc balc crt_dedc cvlserv_pay fulamt_ownpay_amt fund_pay_sumamt hifdm_pay hifes_pay hifmi_pay hifob_pay hifp_pay inscp_scp_amt maf_pay medfee_sumamt oth_pay overlmt_selfpay pool_prop_selfpay preselfpay_amt psn_cash_pay',
      texts: 'begndate clr_optins enddate insu_admdvs mdtrt_id medins_setl_id setl_id setl_time setl_type',
    },
    setldetail: {
      list: true,
      numbers: 'fund_payamt inscp_scp_amt',
      texts: 'fund_pay_type',
    },
  },
  '5301': {
    feedetail: {
      list: true,
      numbers: '',
      texts: 'begndate enddate exp_content opsp_dise_code opsp_dise_name',
    },
  },
  '9001': {
    signinoutb: {
      list: false,
      numbers: '',
      texts: 'sign_no sign_time',
    },
  },
}

/**
 * What stands around the input in requests of real systems and of the document, where they differ: what has no value, what it is
 * written as, and which fields are there at all. The numbers of the signing in are made up.
 */
export const recordedEnvelopes: Readonly<Record<string, Readonly<Record<string, string | null>>>> = {
  'the document, in its text': {
    recer_sys_code: '99',
    dev_no: 'null',
    dev_safe_info: 'null',
    cainfo: 'null',
    signtype: 'SM2',
    infver: '1.0.0',
    sign_no: 'null',
  },
  'the document, in its appendix': {
    recer_sys_code: 'MBS_LOCAL',
    dev_no: '',
    dev_safe_info: '',
    cainfo: '',
    infver: 'V1.0',
    sign_no: '0123456789abcdef0123456789abcdef',
  },
  'Henan, a trial': {
    recer_sys_code: 'HIS',
    cainfo: '',
    dev_no: null,
    dev_safe_info: null,
    signtype: 'SM3',
    infver: '1.0',
    sign_no: '410000202601010000000000000001',
  },
  'Henan, a reversal': {
    recer_sys_code: '1',
    dev_no: '',
    dev_safe_info: '',
    cainfo: '',
    signtype: 'SM3',
    infver: 'V1.0',
    sign_no: '41000020260101000000000000001',
  },
}
