import { measureFaults } from './measure-faults.ts'
import { periodFaults } from './period-faults.ts'

/**
 * Every refusal of the hospital gateway: a code in front of the text, so that a hospital's engineer can look it up, the
 * Chinese text with the value that is wrong, and what to do. `{name}` is filled in. The first digit groups them:
 * 1 the message itself, 2 person and institution, 3 the visit, 4 fee lines, 5 settlement and undo, 6 what is registered,
 * 7 files, lists and reconciliation, 9 the platform.
 */
export const gatewayFaults = {
  'too-large': { code: 'G1001', text: '报文超过{limit}，未处理', remedy: '请分批上传' },
  'empty-body': { code: 'G1002', text: '报文为空', remedy: '请以POST发送JSON报文' },
  'not-decodable': { code: 'G1003', text: '报文既不是UTF-8也不是GB18030编码', remedy: '请改用UTF-8编码发送' },
  'malformed-json': { code: 'G1004', text: '报文不是合法的JSON：{detail}', remedy: '请检查括号、引号与转义' },
  'not-an-object': { code: 'G1005', text: '报文应为JSON对象', remedy: '请按接口规范组织报文' },
  'text-not-storable': {
    code: 'G1025',
    text: '报文“{path}”里有不能保存的字符（{character}）',
    remedy: '请删去空字符或只剩一半的字符后重新发送',
  },
  'infno-missing': { code: 'G1006', text: '缺少交易编号infno', remedy: '请填写4位交易编号' },
  'infno-unknown': {
    code: 'G1007',
    text: '交易“{infno}”未开通',
    remedy: '{hint}',
  },
  'msgid-missing': { code: 'G1008', text: '缺少发送方报文ID（msgid）', remedy: '请为每次业务填写唯一的msgid' },
  'msgid-too-long': { code: 'G1009', text: '发送方报文ID（msgid）超过32个字符', remedy: '请使用30位以内的报文ID' },
  'institution-missing': { code: 'G1010', text: '缺少定点医药机构编号（fixmedins_code）', remedy: '请填写本机构编号' },
  'input-missing': { code: 'G1011', text: '缺少交易输入（input）', remedy: '请按接口规范填写input' },
  'input-unreadable': { code: 'G1012', text: 'input是文本但不是合法的JSON', remedy: '请检查input的转义' },
  'fields-missing': { code: 'G1013', text: '缺少必填项：{fields}', remedy: '请补齐后重新发送' },
  'fields-unreadable': { code: 'G1014', text: '填写有误：{fields}', remedy: '请更正后重新发送' },
  'method-wrong': { code: 'G1015', text: '本地址只接收POST', remedy: '请以POST发送报文' },
  'not-unpackable': {
    code: 'G1017',
    text: '报文声明了{encoding}压缩，但不能解开',
    remedy: '请用gzip或deflate压缩，或不压缩发送',
  },
  'code-outside-table': { code: 'G1018', text: '{fields}', remedy: '请按代码表填写' },
  'said-twice': { code: 'G1019', text: '同一项目写了两次且不一致：{fields}', remedy: '请只保留正确的一个' },
  'third-party-unsaid': {
    code: 'G1020',
    text: '外伤标志（TRUM_FLAG）为1时，必须说明是否涉及第三方（REL_TTP_FLAG）',
    remedy: '请补充REL_TTP_FLAG：0否、1是',
  },
  'dictionary-unknown': {
    code: 'G1031',
    text: '字典类型“{type}”不在本平台的代码表里',
    remedy: '类型写代码表的字段名，如med_type；可查的代码表见接口文档“代码表”一节',
  },
  'body-broken': { code: 'G1016', text: '报文未能完整接收', remedy: '请检查网络后重新发送' },

  'signature-missing': { code: 'G1101', text: '缺少签名（{header}）', remedy: '请按本机构约定的方式签名' },
  'signature-key-unknown': {
    code: 'G1102',
    text: '签名的访问标识未登记',
    remedy: '请核对访问标识，或联系医保经办机构登记',
  },
  'signature-expired': { code: 'G1103', text: '签名时间{timestamp}不在有效期内', remedy: '请校准时钟后重新签名' },
  'signature-wrong': { code: 'G1104', text: '签名不符', remedy: '请核对密钥与签名算法' },
  'signature-replayed': {
    code: 'G1105',
    text: '同一签名已用于另一报文',
    remedy: '新的报文请重新签名；原报文可以原样重发',
  },
  'signature-other-institution': {
    code: 'G1106',
    text: '签名属于另一机构，与报文中的{institution}不符',
    remedy: '请使用本机构的访问标识',
  },
  'signature-other-transaction': {
    code: 'G1107',
    text: '签名的交易“{signed}”与报文的交易“{infno}”不符',
    remedy: '请让_api_name与infno一致后重新签名',
  },
  'too-many': {
    code: 'G1108',
    text: '没有签名或签名不符的报文太密，本次没有处理',
    remedy: '请等{seconds}秒再发，并按本机构约定的方式签名',
  },

  'token-not-valid': {
    code: 'G1109',
    text: '令牌不是本平台发放的',
    remedy: '请到/auth/oauth/token重新换取令牌',
  },
  'token-expired': { code: 'G1110', text: '令牌已过期', remedy: '请到/auth/oauth/token重新换取令牌' },
  'body-not-opened': {
    code: 'G1111',
    text: '报文用本机构登记的SM4密钥解不开',
    remedy: '请核对SM4密钥，按ECB方式、PKCS#7填充加密input后转Base64',
  },

  'repeat-changed': {
    code: 'G1201',
    text: '报文ID {msgid} 已用于内容不同的{infno}',
    remedy: '同一业务重发请保持内容不变，新业务请换新的msgid',
  },
  'repeat-reversed': {
    code: 'G1202',
    text: '报文ID {msgid} 的{infno}已被冲正，不再受理',
    remedy: '如仍需办理，请换新的msgid',
  },
  'repeat-undone': {
    code: 'G1203',
    text: '报文ID {msgid} 的{infno}已被{by}撤销或更改，原来的结果不再有效',
    remedy: '如仍需办理，请换新的msgid',
  },

  'person-unknown': { code: 'G2001', text: '未查到参保人（{key}）', remedy: '请核对证件号码或人员编号' },
  'pool-not-hosted': {
    code: 'G2002',
    text: '参保地{pool}未接入本平台，本平台查不到该参保人',
    remedy: '请拨打参保地医保电话“区号+12393”办理',
  },
  'person-certificate-differs': {
    code: 'G2010',
    text: '证件号码与登记不符',
    remedy: '请核对证件号码与人员编号',
  },
  'person-name-differs': { code: 'G2003', text: '姓名与登记不符', remedy: '请核对姓名与证件' },
  'credential-unsupported': {
    code: 'G2004',
    text: '就诊凭证类型“{type}”不能识别身份',
    remedy: '请使用01医保电子凭证、02居民身份证或03社会保障卡；或同时传入certno',
  },
  'token-unknown': {
    code: 'G2005',
    text: '医保电子凭证令牌不是本平台签发的，或者早已失效',
    remedy: '请参保人在手机“我的码”里换一个新码再扫；也可改用身份证或社会保障卡',
  },
  'token-over': {
    code: 'G2006',
    text: '医保电子凭证令牌已过期（签发后五分钟内有效）',
    remedy: '请参保人在手机“我的码”里换一个新码再扫',
  },
  'token-used': {
    code: 'G2007',
    text: '医保电子凭证令牌已经登记过一次就诊，不能再用',
    remedy: '请参保人换一个新码再扫；同一次登记重发请保持msgid不变',
  },
  'token-elsewhere': {
    code: 'G2008',
    text: '医保电子凭证令牌已由另一家机构读取',
    remedy: '请参保人换一个新码再扫',
  },
  'token-of-other-person': {
    code: 'G2009',
    text: '医保电子凭证令牌不是该参保人的',
    remedy: '请核对psn_no，请就诊人本人出示医保码',
  },
  'institution-unknown': { code: 'G2101', text: '未登记的定点医药机构“{institution}”', remedy: '请核对机构编号' },
  'insurance-differs': { code: 'G2201', text: '险种“{insutype}”不是该参保人的险种', remedy: '请先用1101查询险种' },
  'not-enrolled': {
    code: 'G2202',
    text: '参保人{day}没有有效的参保记录',
    remedy: '请核对日期，或到参保地医保经办机构查询',
  },
  'sign-in-unknown': { code: 'G2301', text: '签到编号“{sign}”不存在', remedy: '请核对签到编号' },

  'no-registration': { code: 'G3001', text: '未查到就诊{visit}', remedy: '请先办理挂号（2201）或入院（2401）' },
  'visit-of-other-person': { code: 'G3002', text: '就诊{visit}不是该参保人的', remedy: '请核对psn_no与mdtrt_id' },
  'visit-of-other-institution': { code: 'G3003', text: '就诊{visit}不是本机构登记的', remedy: '请核对mdtrt_id' },
  'visit-wrong-kind': { code: 'G3004', text: '就诊{visit}是{kind}，不能办理{infno}', remedy: '请使用对应的交易' },
  'visit-void': { code: 'G3005', text: '就诊{visit}已撤销', remedy: '请重新登记' },
  'dates-backwards': { code: 'G3007', text: '结束（出院）时间{to}早于开始（入院）时间{from}', remedy: '请更正时间' },
  'date-in-future': { code: 'G3008', text: '{label}{day}晚于今天', remedy: '请更正时间' },
  'date-before-birth': { code: 'G3040', text: '{label}{day}早于参保人的出生日期{birthDay}', remedy: '请更正时间' },
  'already-discharged': { code: 'G3009', text: '就诊{visit}已办理出院', remedy: '如需更正，请先出院撤销（2405）' },
  'not-discharged': { code: 'G3010', text: '就诊{visit}尚未办理出院', remedy: '请先办理出院（2402）' },
  'visit-settled': { code: 'G3011', text: '就诊{visit}已结算（{settlement}）', remedy: '请先撤销结算' },
  'visit-has-lines': { code: 'G3012', text: '就诊{visit}还有{count}条费用明细', remedy: '请先撤销费用明细' },
  'not-a-pharmacy': {
    code: 'G3014',
    text: '机构{institution}不是定点零售药店，不能办理药店购药',
    remedy: '请用门诊的交易（2201、2204、2207）办理',
  },
  'med-type-unknown': { code: 'G3013', text: '医疗类别“{type}”不能在此办理', remedy: '请核对med_type' },

  'line-does-not-add-up': {
    code: 'G4001',
    text: '明细{line}金额不符：单价{price}×数量{count}应为{expected}，报文为{amount}',
    remedy: '请核对单价、数量与金额',
  },
  'line-number-wrong': { code: 'G4002', text: '明细流水号“{line}”不合规', remedy: '请用30位以内的字母或数字，不能为0' },
  'line-repeated': { code: 'G4003', text: '明细{line}已上传且内容不同', remedy: '请换新的流水号，或先撤销原明细' },
  'line-twice': { code: 'G4015', text: '同一报文里有两条流水号都是{line}的明细', remedy: '请给每条明细不同的流水号' },
  'line-in-other-batch': {
    code: 'G4016',
    text: '明细流水号{line}已用在收费批次“{batch}”，不能再用在批次“{other}”',
    remedy: '流水号在一次就诊内不能重复，请换新的流水号',
  },
  'line-before-visit': {
    code: 'G4004',
    text: '明细{line}的费用时间{time}早于就诊开始{from}',
    remedy: '请更正费用时间',
  },
  'line-after-discharge': {
    code: 'G4005',
    text: '明细{line}的费用时间{time}晚于出院{to}',
    remedy: '请更正费用时间或出院时间',
  },
  'refund-without-original': {
    code: 'G4006',
    text: '退单明细{line}找不到原明细{original}',
    remedy: '请填写init_feedetl_sn',
  },
  'refund-exceeds': {
    code: 'G4007',
    text: '退单明细{line}与原明细{original}剩下的不符：还剩数量{count}、金额{amount}元',
    remedy: '请按剩余的数量和金额退单；最后一笔退完剩余金额',
  },
  'line-not-found': { code: 'G4008', text: '就诊{visit}没有未结算的明细{line}', remedy: '请核对流水号' },
  'line-settled': { code: 'G4009', text: '明细{line}已结算', remedy: '请先撤销结算再撤销明细' },
  'total-differs': {
    code: 'G4010',
    text: '医疗费总额{total}与已上传明细之和{lines}不符',
    remedy: '请核对明细是否全部上传',
  },
  'lines-of-several-visits': { code: 'G4011', text: '一次上传含有不同就诊的明细', remedy: '请按就诊分次上传' },
  'no-lines-of-batch': { code: 'G4012', text: '收费批次{batch}没有未结算的明细', remedy: '请核对chrg_bchno' },
  'line-negative': { code: 'G4013', text: '明细{line}数量、单价或金额不合理', remedy: '退单请将数量与金额都写成负数' },
  'bill-negative': { code: 'G4014', text: '就诊{visit}退单后总额小于0', remedy: '请核对退单明细' },

  'prescription-unsaid': {
    code: 'G4018',
    text: '明细{line}是外购处方（rx_circ_flag为1），缺少处方号',
    remedy: '请填写外购处方的处方号（rxno）',
  },
  'refund-of-several': {
    code: 'G4017',
    text: '退单的明细分在几笔结算里（{settlements}），不能一次重新结算',
    remedy: '请按原来的结算（或收费批次）分次退费',
  },

  'nothing-to-settle': { code: 'G5001', text: '就诊{visit}没有可结算的费用', remedy: '请先上传费用明细（2204或2301）' },
  'not-filed': { code: 'G5101', text: '{reason}', remedy: '{hint}' },
  'not-designated': { code: 'G5102', text: '{reason}', remedy: '{hint}' },
  'not-networked': { code: 'G5103', text: '{reason}', remedy: '{hint}' },
  'no-account': { code: 'G5104', text: '{reason}', remedy: '{hint}' },
  'benefits-stopped': {
    code: 'G5105',
    text: '参保人{day}医保待遇已停止（{reason}），不能结算',
    remedy: '请先自费，并到参保地医保经办机构恢复待遇',
  },
  'paid-late': {
    code: 'G5126',
    text: '参保人{day}的待遇来自看病以后补缴的费（{reason}），不能直接结算',
    remedy: '请参保人自费后申请零星报销，由参保地经办机构审核',
  },
  'service-not-open': {
    code: 'G5106',
    text: '本机构未开通{service}异地直接结算',
    remedy: '请参保人自费后回参保地报销',
  },
  'refused-by-policy': { code: 'G5108', text: '{reason}', remedy: '{hint}' },
  'figure-open': {
    code: 'G5109',
    text: '政策未定，无法计算：{reason}',
    remedy: '请参保人自费后向参保地医保咨询（区号+12393）',
  },
  'case-invalid': { code: 'G5110', text: '数据不能计算：{reason}', remedy: '请核对费用与登记信息' },
  'account-sharing-not-open': {
    code: 'G5119',
    text: '个人账户使用标志2（使用共济人个账）：{pool}没有规定可以家庭共济',
    remedy: '使用本人个人账户请填1，不使用请填0',
  },
  'third-party': {
    code: 'G5111',
    text: '外伤涉及第三方责任，基金不直接结算',
    remedy: '请先由第三方负担；第三方不付或无法确定的，到参保地医保申请先行支付',
  },
  'paid-elsewhere': {
    code: 'G5124',
    text: '{costs}，医保基金不支付（{basis}）',
    remedy: '请按该费用的渠道结算，或由参保人自费后向参保地咨询（区号+12393）',
  },
  'payer-open': {
    code: 'G5122',
    text: '{costs}还是由医保基金支付，参保地没有文件说明，不能直接结算',
    remedy: '请由参保人自费后向参保地医保咨询（区号+12393）',
  },
  'pre-settlement-differs': {
    code: 'G5123',
    text: '结算结果与所约定的预结算不同：{difference}',
    remedy: '请重新预结算（2206或2303），把新的结果告诉参保人后再结算；不要求一致的不传PRE_SETL_NO',
  },
  'mid-stay-open': {
    code: 'G5112',
    text: '中途结算以后怎样结算，政策没有说明：{reason}',
    remedy: '请在出院后一次结算（mid_setl_flag填0）',
  },
  'special-category': {
    code: 'G5113',
    text: '参保人已登记为特殊人员（{category}），医疗费走原经费渠道，不按普通规定结算',
    remedy: '请按特殊人员的办法办理，或联系参保地医保经办机构（区号+12393）',
  },
  'paused-abroad': {
    code: 'G5114',
    text: '参保人{from}至{to}办理了出国带药备案，期间国内医保待遇暂停',
    remedy: '已提前回国的，请本人在手机上报回国日期，从那天起即可结算；否则先自费',
  },
  ...measureFaults,
  'disease-not-registered': {
    code: 'G5115',
    text: '参保人{day}没有登记这个规定病种（{registered}），不能按门诊慢特病结算',
    remedy: '已登记的请按登记填dise_codg或dise_name；没有登记的先办慢特病备案（2503）；不是规定病种的按普通门诊结算',
  },
  'chronic-kind-not-open': {
    code: 'G5116',
    text: '规定病种“{kind}”还不能跨省直接结算，也不能改按普通门诊结算',
    remedy: '请参保人先自付，凭票据回参保地按慢特病手工报销',
  },
  'disease-not-named': {
    code: 'G5117',
    text: '参保人登记了几个规定病种，有的不能跨省直接结算，报文没有说明这次是哪一个',
    remedy: '请先用2203上传病种编码dise_codg和病种名称dise_name',
  },
  'disease-as-outpatient': {
    code: 'G5118',
    text: '“{kind}”是参保人已登记的规定病种，在外地不能按普通门诊结算',
    remedy: '请改按门诊慢特病（med_type 14）登记；不能直接结算的先自付，再按慢特病报销',
  },
  'visits-overlap': {
    code: 'G5121',
    text: '本次就诊（{visit}）与{other}时间重叠，不能再结算',
    remedy: '{way}',
  },
  'in-claim': {
    code: 'G5125',
    text: '参保人已就这次就诊申请零星报销（{claim}），不能再结算',
    remedy: '请参保人在“我要报销”里撤回那件申请后再结算；已经付款的，这次不再结算',
  },
  'no-code-known': {
    code: 'G5120',
    text: '就医地{place}的目录不认识这张账单的任何一个编码：{codes}，不能结算',
    remedy: '请核对med_list_codg；就医地还没有目录的，请联系就医地医保经办机构装入后再结算',
  },
  'settlement-unknown': { code: 'G5201', text: '未查到结算{settlement}', remedy: '请核对setl_id、mdtrt_id与psn_no' },
  'settlement-undone': { code: 'G5202', text: '结算{settlement}已撤销', remedy: '不需再次撤销' },
  'later-settlement': {
    code: 'G5203',
    text: '结算{settlement}之后还有结算{later}，不能先撤销',
    remedy: '请先撤销{later}',
  },
  'settlement-is-undo': { code: 'G5204', text: '{settlement}本身是撤销记录，不能再撤销', remedy: '请核对setl_id' },
  'not-reversible': { code: 'G5301', text: '交易{infno}不能冲正', remedy: '只能冲正2102、2207（2207A）、2304、2401' },
  'reversal-of-other-person': {
    code: 'G5302',
    text: '报文ID {omsgid} 不是该参保人的业务，没有冲正',
    remedy: '请核对psn_no与omsgid',
  },
  'reversal-of-other-infno': {
    code: 'G5303',
    text: '报文ID {omsgid} 是{infno}的，不是{oinfno}，没有冲正',
    remedy: '请核对oinfno与omsgid',
  },
  'reversal-of-other-institution': {
    code: 'G5304',
    text: '报文ID {omsgid} 是另一家机构的业务，没有冲正',
    remedy: '只能冲正本机构发出的报文',
  },

  'filing-refused': { code: 'G6001', text: '{reason}', remedy: '{hint}' },
  'referral-not-agreed': {
    code: 'G6002',
    text: '医院没有同意转院（hosp_agre_refl_flag为0），不能办理转院备案',
    remedy: '同意转院后填1重新发送；参保人也可以自己办理临时外出就医备案',
  },
  'referral-unknown': {
    code: 'G6003',
    text: '没有本机构办理的转院备案{number}',
    remedy: '请核对trt_dcla_detl_sn与psn_no；别处办的备案请到原渠道撤销',
  },
  'referral-over': { code: 'G6004', text: '转院备案{number}现在是“{state}”，不能撤销', remedy: '不需再次撤销' },

  'disease-unknown': {
    code: 'G6101',
    text: '没有本机构办理的慢特病备案{number}',
    remedy: '请核对trt_dcla_detl_sn与psn_no；别处办的请到原渠道撤销',
  },
  'disease-over': { code: 'G6102', text: '慢特病备案{number}现在是“{state}”，不能撤销', remedy: '不需再次撤销' },

  'accident-there': {
    code: 'G6301',
    text: '{day}受伤的意外伤害备案已经有了（{number}）',
    remedy: '不需再次备案；内容有误的，请联系参保地医保经办机构（区号+12393）',
  },

  'choice-not-kept': {
    code: 'G6201',
    text: '业务申请类型“{type}”没有定点机构登记',
    remedy: '选定的就医机构填03查询；慢特病用5301，转院用5304，备案请参保人自己查',
  },

  ...periodFaults,
  'file-missing': {
    code: 'G7001',
    text: '没有收到文件“{file}”的内容',
    remedy: '请把文件放在multipart的file部分，或以Base64写在fsUploadIn.in',
  },
  'file-empty': { code: 'G7002', text: '文件“{file}”是空的', remedy: '请核对文件后重新上传' },
  'file-name-malformed': {
    code: 'G7003',
    text: '文件名“{file}”含有路径或不能用的字符',
    remedy: '请只写200字以内的文件名，不带文件夹',
  },
  'file-broken': { code: 'G7004', text: '文件“{file}”解不开：{reason}', remedy: '请重新压缩，完整上传' },
  'file-unpacks-too-large': {
    code: 'G7005',
    text: '文件“{file}”解压后超过{limitMiB}MiB',
    remedy: '请分成几个文件上传',
  },
  'files-too-many': {
    code: 'G7006',
    text: '本机构存放的文件已满{limitMiB}MiB',
    remedy: '请等较早的文件到期，或联系平台',
  },
  'file-unknown': {
    code: 'G7007',
    text: '本机构没有文件{file}，或已过下载截止时间',
    remedy: '请核对file_qury_no；到期的请重新上传或重新生成',
  },
  'agency-unknown': {
    code: 'G7102',
    text: '结算经办机构“{agency}”既不是本平台的统筹区，也不是本机构所在地',
    remedy: '请填结算返回的clr_optins，或本机构所在地的区划代码',
  },
  'insurance-not-settled': {
    code: 'G7103',
    text: '险种“{insutype}”不在本平台结算，没有可以对的账',
    remedy: '请填310职工医保或390城乡居民医保',
  },
  'statement-line-unreadable': {
    code: 'G7104',
    text: '明细文件第{line}行有误：{reason}',
    remedy: '请按setl_id、mdtrt_id、psn_no、medfee_sumamt、fund_pay_sumamt、acct_pay、refd_setl_flag的顺序以TAB分隔',
  },
  'statement-line-twice': {
    code: 'G7105',
    text: '明细文件第{first}行和第{line}行是同一笔结算{settlement}',
    remedy: '每笔结算一行，退费另起一行写负数',
  },
  'version-unknown': {
    code: 'G7201',
    text: '版本号“{ver}”不是目录的版本号',
    remedy: '第一次下载请填0，以后填上次文件里的版本号',
  },
  'page-malformed': {
    code: 'G7202',
    text: '第{page}页、每页{size}条不能查询',
    remedy: '页数从1开始，每页1至{largest}条',
  },

  'internal-error': {
    code: 'G9001',
    text: '平台内部错误（{reference}）',
    remedy: '请稍后重发同一报文，或凭此编号联系平台',
  },
  stopping: { code: 'G9003', text: '平台正在重启，未处理', remedy: '请稍后重发同一报文' },
  'records-away': {
    code: 'G9004',
    text: '平台的数据库暂时连不上，不能确定本次业务是否生效',
    remedy: '请稍后重发同一报文（msgid不变），已生效的会返回原结果',
  },
  'records-busy': {
    code: 'G9005',
    text: '平台的数据库太忙，本次业务没有在时限内办成',
    remedy: '请稍后重发同一报文（msgid不变），已生效的会返回原结果',
  },
  'records-full': {
    code: 'G9006',
    text: '平台的磁盘已满，本次业务没有办成',
    remedy: '请联系平台；恢复后重发同一报文（msgid不变）',
  },
  busy: { code: 'G9002', text: '该参保人的业务正在同时办理', remedy: '请稍后重发同一报文' },
} as const satisfies Record<string, { code: `G${number}`; text: string; remedy: string }>

export type GatewayFaultName = keyof typeof gatewayFaults

/** The longest `err_msg` of the interface, in characters. */
export const longestErrorText = 200

const fill = (template: string, values: Record<string, string | number>) =>
  template.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''))

/** The `err_msg` of a refusal: `[code] what is wrong。处理办法：what to do。`, at most 200 characters, the way out kept whole. */
export function faultText(name: GatewayFaultName, values: Record<string, string | number> = {}): string {
  const fault = gatewayFaults[name]
  const trim = (words: string) => words.replace(/[。；，\s]+$/u, '')
  const remedy = trim(fill(fault.remedy, values)).slice(0, 90)
  const head = `[${fault.code}] `
  const tail = remedy === '' ? '。' : `。处理办法：${remedy}。`
  const room = longestErrorText - head.length - tail.length
  const body = trim(fill(fault.text, values))
  return head + (body.length > room ? `${body.slice(0, room - 1)}…` : body) + tail
}
