/**
 * The service guide of Taizhou as the agency published it, field by field and in its order: 一 to 二十五 and three appendices.
 * For each field what our guide must say of it, or that the agency left it empty.
 */

interface GuideField {
  /** Number of the field in the agency's guide, as documents.yaml names its article. */
  article: string
  /** What the field is called there. */
  field: string
  /** Section of our guide. */
  section: string
  /** Words that an item of the section must contain, each; of a table, its title before each cell. */
  says: readonly string[]
  /** Left empty in the agency's guide: it is said to be so, or nothing is said of it and nothing is made up. */
  empty?: 'said' | 'unsaid'
  /** The law that the field quotes, where the item rests on that and not on the guide. */
  rests?: { document: string; article: string }
}

const NOTHING = '指南这一栏没有写内容'
const [GENERAL, DETAIL] = [
  { document: 'tz-2018-79', article: '第三十五条' },
  { document: 'tz-2019-1', article: '第三十一条' },
]

export const TAIZHOU_FIELDS: readonly GuideField[] = [
  { article: '一', field: '适用范围：涉及的内容', section: 'scope', says: ['申请基本医疗保险异地就医备案'] },
  { article: '一', field: '适用范围：适用对象', section: 'scope', says: ['个人、法人', '允许由个人代办'] },
  { article: '二', field: '事项审查类型', section: 'review', says: ['即审即办'] },
  { article: '三', field: '国家法律依据', section: 'legal-basis', says: ['国家法律依据', NOTHING], empty: 'said' },
  {
    article: '四',
    field: '省级法律依据',
    section: 'legal-basis',
    says: ['省级', '浙江省省级单位职工医疗保险办法', '四十九条'],
    rests: { document: 'zj-provincial-2016-113', article: '第一条' },
  },
  {
    article: '五',
    field: '市级法律依据一',
    section: 'legal-basis',
    says: ['市级', '台政办发〔2018〕79号'],
    rests: GENERAL,
  },
  {
    article: '五',
    field: '一：长住地的比例',
    section: 'validity',
    says: ['比例和台州同等级的机构一样'],
    rests: GENERAL,
  },
  { article: '五', field: '一：选几家', section: 'validity', says: ['1至3家'], rests: GENERAL },
  { article: '五', field: '一：突发疾病', section: 'validity', says: ['就近看病', '因公出差'], rests: GENERAL },
  {
    article: '五',
    field: '市级法律依据二',
    section: 'legal-basis',
    says: ['市级', '台医保发〔2019〕1号'],
    rests: DETAIL,
  },
  { article: '五', field: '二：自选的等级', section: 'validity', says: ['要自选的机构等级', '一级'], rests: DETAIL },
  { article: '五', field: '二：不用选的等级', section: 'validity', says: ['三级', '二级'], rests: DETAIL },
  { article: '五', field: '二：省外二级', section: 'validity', says: ['省外只限公立', '二级'], rests: DETAIL },
  { article: '五', field: '二：安置地', section: 'validity', says: ['设区市'], rests: DETAIL },
  { article: '五', field: '二：单位公章', section: 'materials', says: ['常驻异地工作人员', '单位公章'], rests: DETAIL },
  {
    article: '五',
    field: '二：居住材料',
    section: 'materials',
    says: ['户口簿', '居住证', '三个月以上', '房产证', '营业执照'],
    rests: DETAIL,
  },
  { article: '六', field: '县级规定', section: 'legal-basis', says: ['县级规定', NOTHING], empty: 'said' },
  { article: '七', field: '受理机构', section: 'accepting', says: ['台州市医疗保障局'] },
  { article: '八', field: '决定机构', section: 'deciding', says: ['台州市医疗保障局'] },
  { article: '九', field: '数量限制', section: 'quantity', says: ['没有'] },
  { article: '十', field: '申请条件：常驻外地', section: 'conditions', says: ['在外地工作', '3个月以上'] },
  {
    article: '十',
    field: '申请条件：异地安置',
    section: 'conditions',
    says: ['异地安置', '户口在外地的退休人员', '户口还在台州', '3个月以上', '经确认'],
  },
  { article: '十一', field: '禁止性要求', section: 'prohibitions', says: ['没有'] },
  {
    article: '十二',
    field: '申请材料目录：名称、形式、必要性',
    section: 'materials',
    says: ['基本医疗保险参保人员异地就医备案表', '纸质或电子', '必要'],
  },
  { article: '十二', field: '备注', section: 'materials', says: [], empty: 'unsaid' },
  { article: '十三', field: '申请接收：申请方式', section: 'apply', says: ['网上申请', '窗口申请'] },
  { article: '十三', field: '申请接收：联系电话', section: 'apply', says: ['联系电话', '0576-88557795'] },
  {
    article: '十三',
    field: '申请接收：办公地址一',
    section: 'apply',
    says: ['东环大道143-147号', '2楼', '5至8号窗口'],
  },
  {
    article: '十三',
    field: '申请接收：办公地址二',
    section: 'apply',
    says: ['开发大道692号', '广达嘉苑3号楼', '一楼综合窗口'],
  },
  { article: '十四', field: '办理基本流程：申请', section: 'flow', says: ['1. 申请', '窗口', '浙江政务服务网'] },
  {
    article: '十四',
    field: '办理基本流程：受理',
    section: 'flow',
    says: ['2. 受理', '办理时限：即时', '办理人员：经办人员', '审批标准：到窗口交的和网上报的都收', '直接受理', '补正'],
  },
  {
    article: '十四',
    field: '办理基本流程：审核',
    section: 'flow',
    says: ['3. 审核', '办理时限：即时', '办理人员：经办人员', '审批标准：材料齐不齐', '要核实的', '不通过的不予办理'],
  },
  {
    article: '十四',
    field: '办理基本流程：办结',
    section: 'flow',
    says: ['4. 办结', '办理时限：即时', '办理人员：经办人员', '审批标准：审核准予的，核准支付', '1个工作日内'],
  },
  {
    article: '十四',
    field: '办理基本流程：送达',
    section: 'flow',
    says: ['5. 送达', '办理时限：即时', '办理人员：经办人员', '窗口办的当场交，网上办的网上送'],
  },
  { article: '十五', field: '办理方式', section: 'apply', says: ['办理方式', NOTHING], empty: 'said' },
  { article: '十六', field: '办结时限：法定', section: 'limits', says: ['法定', '5个工作日'] },
  { article: '十六', field: '办结时限：承诺', section: 'limits', says: ['承诺', '当场办结'] },
  { article: '十六', field: '时限说明', section: 'limits', says: [], empty: 'unsaid' },
  { article: '十七', field: '收费依据及标准', section: 'fees', says: ['没有列出任何收费项目'], empty: 'said' },
  { article: '十七', field: '减免说明', section: 'fees', says: [], empty: 'unsaid' },
  { article: '十八', field: '审批结果', section: 'result', says: ['审批结果', '无'] },
  { article: '十九', field: '结果送达：多久', section: 'result', says: ['作出决定后0个工作日内'] },
  { article: '十九', field: '结果送达：方式', section: 'result', says: ['送达方式', '当场送达'] },
  { article: '二十', field: '权利和义务（一）', section: 'rights', says: ['平等权利', '不受歧视'] },
  { article: '二十', field: '权利和义务（二）', section: 'rights', says: ['如实提交材料', '真实性负责'] },
  {
    article: '二十',
    field: '权利和义务（三）',
    section: 'rights',
    says: ['12333', '浙江政务服务网', '人力社保部门的门户网站'],
  },
  { article: '二十', field: '权利和义务（四）', section: 'rights', says: ['说明理由', '行政复议', '行政诉讼'] },
  { article: '二十一', field: '咨询途径一', section: 'enquiries', says: ['0576-88557795'] },
  { article: '二十一', field: '咨询途径二', section: 'enquiries', says: ['0576-88556030'] },
  { article: '二十二', field: '监督投诉渠道：电话', section: 'supervision', says: ['0576-88513392'] },
  { article: '二十二', field: '监督投诉渠道：热线', section: 'supervision', says: ['12345'] },
  { article: '二十二', field: '监督投诉渠道：网上', section: 'supervision', says: ['zxts.zjzwfw.gov.cn'] },
  {
    article: '二十三',
    field: '办公地址和时间一',
    section: 'offices',
    says: [
      '台州市医疗保障局',
      '东环大道143-147号',
      '2楼医保大厅5至8号窗口',
      '夏季工作日 8:30-12:00、14:30-17:30',
      '冬季工作日 8:30-12:00、14:00-17:00',
    ],
  },
  {
    article: '二十三',
    field: '办公地址和时间二',
    section: 'offices',
    says: [
      '台州市行政服务中心',
      '开发大道692号广达嘉苑3号楼',
      '一楼综合窗口',
      '夏季工作日 8:30-12:00、14:00-17:00',
      '冬季工作日 8:30-12:00、13:30-16:30',
    ],
  },
  { article: '二十四', field: '公开查询：电话一', section: 'progress', says: ['0576-88557795'] },
  { article: '二十四', field: '公开查询：电话二', section: 'progress', says: ['0576-88556030'] },
  { article: '二十四', field: '公开查询：网上', section: 'progress', says: ['bsjd.zjzwfw.gov.cn'] },
  { article: '二十五', field: '办事者到办事现场次数', section: 'visits', says: ['0次'] },
  { article: '二十五', field: '次数说明', section: 'visits', says: [], empty: 'unsaid' },
  // The chart is drawn from the steps (papers/guide.ts); the page has them as a table.
  {
    article: '附录1',
    field: '流程图',
    section: 'flow',
    says: ['1. 申请'],
    rests: { document: 'tz-guide', article: '十四' },
  },
  { article: '附录2', field: '申请材料示范文本', section: 'materials', says: ['空白表', '示例表', '单独下载打印'] },
  { article: '附录3', field: '常见问题一', section: 'faq', says: ['怎么报销', '刷市民卡', '没有联网', '发票'] },
  {
    article: '附录3',
    field: '常见问题二',
    section: 'faq',
    says: ['哪些人可以申请', '3个月以上', '1至3家一级及以下', '二级及以上', '省外二级只限公立'],
  },
]
