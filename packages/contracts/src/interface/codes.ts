/**
 * Code tables of the interface: the national base codes and, where a longer code means something of its own, those of the
 * regional edition (interface document, section 7). Each coded field names its table in its transaction's file.
 */

export interface CodeTable {
  /** Code → what it means. Those that are sent most stand first: a refusal quotes as many as it has room for. */
  codes: ReadonlyMap<string, string>
  /**
   * `decisive`: steers money or law, a value outside the table is refused and never means the default. `descriptive`: is
   * kept, and the reply warns.
   */
  weight: 'decisive' | 'descriptive'
  /**
   * Longer codes of regions begin with a base code of the table and count by it. `base`: read as that base code;
   * `written`: kept as sent, because replies repeat it; `none`: the table has no longer codes.
   */
  longer: 'base' | 'written' | 'none'
}

type Kind = Pick<CodeTable, 'weight' | 'longer'>

/** A table of rows "code meaning". */
export const table = (kind: Kind, ...rows: readonly string[]): CodeTable => ({
  ...kind,
  codes: new Map(rows.map((row) => [row.slice(0, row.indexOf(' ')), row.slice(row.indexOf(' ') + 1)])),
})

const decisive: Kind = { weight: 'decisive', longer: 'none' }
export const descriptive: Kind = { weight: 'descriptive', longer: 'none' }

/** A flag that decides something. */
const decisiveFlag = () => table(decisive, '0 否', '1 是')
/** A flag that is only kept. */
export const descriptiveFlag = () => table(descriptive, '0 否', '1 是')

const credentialType = table(
  { weight: 'decisive', longer: 'base' },
  '01 医保电子凭证',
  '02 居民身份证',
  '03 社会保障卡',
)

const certificateType = table(
  { weight: 'decisive', longer: 'base' },
  '01 居民身份证（户口簿）',
  '02 军官证',
  '03 武警警官证',
  '04 港澳居民来往内地通行证（香港）',
  '05 港澳居民来往内地通行证（澳门）',
  '06 台湾居民来往大陆通行证',
  '07 外国人永久居留证',
  '08 外国人护照',
  '17 港澳台居民居住证',
  '90 社会保障卡',
  '99 其他',
  '09 残疾人证',
  '10 军烈属证明',
  '11 外国人就业证',
  '12 外国专家证',
  '13 外国人常驻记者证',
  '14 台港澳人员就业证',
  '15 回国定居专家证',
  '16 中国护照',
)

/** National base; regions write longer ones, 1101 or 116013. */
const personType = table(
  { weight: 'decisive', longer: 'base' },
  '11 在职',
  '12 退休',
  '13 离休',
  '14 居民（未成年）',
  '15 居民（成年）',
  '16 居民（老年）',
  '17 城乡居民',
  '18 农牧民',
  '33 一至六级残疾军人',
  '34 建国前老工人',
  '99 其他',
)

const insuranceType = table(
  { weight: 'decisive', longer: 'base' },
  '310 职工医保',
  '390 城乡居民医保',
  '391 城镇居民医保',
  '320 公务员医疗补助',
  '330 大额医疗费用补助',
  '340 离休人员医疗保障',
  '350 残疾军人医疗补助',
  '360 老红军医疗保障',
  '370 企业补充医保',
  '380 新农合',
  '392 居民大病保险',
  '399 其他特殊人员',
  '39905 二乙医疗保险',
  '410 长期照护保险',
  '510 生育保险',
)

/** Two digits everywhere, which regions lengthen (2101 is 21); 18, 25 to 28, 71 and 99 are those of single editions. */
const medicalType = table(
  { weight: 'decisive', longer: 'written' },
  '11 普通门诊',
  '12 挂号',
  '13 急诊',
  '14 门诊慢特病',
  '21 普通住院',
  '22 外伤住院',
  '23 转外诊治住院',
  '24 急诊转住院',
  '41 药店购药',
  '15 特药',
  '18 特药购药',
  '19 意外伤害门诊',
  '25 异地住院',
  '26 单病种住院',
  '27 自主就医',
  '28 日间手术',
  '51 生育门诊',
  '52 生育住院',
  '53 计划生育手术',
  '71 家庭病床',
  '91 其他门诊',
  '92 其他住院',
  '93 其他购药',
  '99 地方扩展',
)

/** What is applied for or registered; of these only a few are kept here. */
const applicationType = table(
  decisive,
  '03 就医定点医疗机构登记',
  '01 门慢门特登记',
  '02 意外伤害登记',
  '04 家庭病床登记',
  '05 家庭医生签约登记',
  '06 转诊转院登记',
  '07 异地急诊住院登记',
  '08 异地安置登记',
  '09 特检特治登记',
  '10 特殊药品登记',
  '11 长期带药登记',
  '12 代购药品登记',
  '13 生育备案登记',
  '14 账户备案登记',
  '15 临时医疗救助人员资格认定',
  '16 年度救助备案登记',
  '17 按病种结算登记',
  '18 无医保凭证结算备案登记',
  '19 退费备案登记',
  '20 外检外购登记',
  '22 大病特药登记',
  '23 门诊两病登记',
  '32 双通道药品登记',
  '99 其他',
)

/** What settlements are cleared by: those that their replies name, and 99, by which nothing is here. Editions lengthen them (1103, 2101). */
const clearingType = table(
  { weight: 'decisive', longer: 'base' },
  '11 门诊',
  '21 住院',
  '14 门诊慢特病',
  '41 药店购药',
  '99 其他',
)

/** The tables by the national name of their field. */
export const codeTables = {
  mdtrt_cert_type: credentialType,
  psn_cert_type: certificateType,
  psn_type: personType,
  insutype: insuranceType,
  med_type: medicalType,
  acct_used_flag: table(decisive, '0 不使用', '1 使用本人个账', '2 使用共济人个账'),
  mid_setl_flag: decisiveFlag(),
  hosp_appr_flag: table(decisive, '0 无须审批', '1 审批通过', '2 审批不通过'),
  matn_fee_flag: decisiveFlag(),
  vali_flag: table(decisive, '0 无效', '1 有效'),
  maindiag_flag: decisiveFlag(),
  hosp_agre_refl_flag: decisiveFlag(),
  refl_type: table(decisive, '1 市内转院', '2 转往省内异地', '3 转往省外异地'),
  refl_used_flag: decisiveFlag(),
  fixmedins_type: table(
    decisive,
    '1 定点医疗机构',
    '2 定点零售药店',
    '3 工伤定点康复机构',
    '4 辅助器具配置机构',
    '5 计划生育服务机构',
  ),
  biz_appy_type: applicationType,
  dcla_souc: table(
    descriptive,
    '01 定点医药机构',
    '02 中心经办系统',
    '03 网上经办系统',
    '04 APP',
    '05 一体机',
    '99 其他',
  ),
  clr_type: clearingType,
  chrgitm_lv: table(decisive, '01 甲类', '02 乙类', '03 丙类'),
  list_type: table(
    decisive,
    '101 西药中成药',
    '102 中药饮片',
    '103 自制剂',
    '104 民族药',
    '201 医疗服务项目',
    '301 医用耗材',
    '105 其他',
    '106 中药配方颗粒',
  ),
  refd_setl_flag: decisiveFlag(),
  cnfm_flag: table(decisive, '0 不进这次清算', '1 确认'),
  psn_setlway: table(descriptive, '01 按项目结算', '02 按定额结算'),
  rx_circ_flag: descriptiveFlag(),
  etip_flag: descriptiveFlag(),
  dscg_tkdrug_flag: descriptiveFlag(),
  latechb_flag: descriptiveFlag(),
  pret_flag: descriptiveFlag(),
  cop_flag: descriptiveFlag(),
  tcmdrug_used_way: table(descriptive, '1 复方', '2 单方'),
  diag_type: table(descriptive, '1 西医诊断', '2 中医主病诊断', '3 中医主证诊断'),
  dscg_way: table(descriptive, '1 医嘱离院', '2 医嘱转院', '3 医嘱转社区', '4 非医嘱离院', '5 死亡', '9 其他'),
  matn_type: table(
    descriptive,
    '1 正常产',
    '2 助娩产',
    '3 剖宫产',
    '4 难产',
    '5 流产',
    '6 引产',
    '7 产前检查',
    '9 其他',
  ),
  birctrl_type: table(
    descriptive,
    '1 放置宫内节育器',
    '2 取出宫内节育器',
    '3 流产术',
    '4 引产术',
    '5 绝育手术',
    '6 绝育复通手术',
    '7 绝育手术（输精管）',
    '8 绝育复通手术（输精管）',
    '9 其他',
  ),
  /** The flags of the cross-region standard 2.1, in `exp_content` or as fields of their own. */
  MDTRT_GRP_TYPE: table(
    decisive,
    '1 新冠肺炎确诊患者',
    '2 其他国家突发公共事件',
    '3 新冠肺炎疑似患者',
    '4 无症状感染者',
  ),
  TRUM_FLAG: decisiveFlag(),
  REL_TTP_FLAG: decisiveFlag(),
  IPT_TYPE: table(decisive, '1 普通住院', '2 急诊或抢救住院', '3 转院住院'),
  OTP_ER_REFL_FLAG: table(decisive, '1 急诊', '2 转诊', '3 转诊合并急诊'),
} as const satisfies Readonly<Record<string, CodeTable>>

/** The table's own codes with their meaning, for a refusal or a warning. */
export function tableWords({ codes }: CodeTable): string {
  return [...codes].map(([code, meaning]) => `${code}${meaning}`).join('、')
}

/**
 * The code of a table that a code counts by: itself, or the base code that it lengthens (2101 is 21, interface document,
 * section 7). undefined: outside the table.
 */
export function baseCode({ codes, longer }: CodeTable, code: string): string | undefined {
  if (codes.has(code)) return code
  if (longer === 'none' || !/^\d+$/.test(code)) return undefined
  for (let length = code.length - 1; length >= 2; length--) {
    const base = code.slice(0, length)
    if (codes.has(base)) return base
  }
  return undefined
}

/**
 * A written code as the table has it: itself, with the zero that a number has lost in front, or by the base code that
 * it lengthens. undefined: outside the table.
 */
export function codeIn(table: CodeTable, written: string): string | undefined {
  if (table.codes.has(written)) return written
  if (table.codes.has(`0${written}`)) return `0${written}`
  const base = baseCode(table, written)
  return base !== undefined && table.longer === 'written' ? written : base
}
