import type { ErrorEntry } from './entry.ts'

/** The directory of hospitals and pharmacies: searching, agreements, importing the list. */
export const institutionErrors = {
  'institution-not-found': {
    status: 404,
    title: '没有这家机构',
    detail: '名录里没有编码为“{code}”的医院或药店。',
    remedy: '请在“找医院药店”里按名称查；编码是 12 位，例如 H31010000001。',
  },
  'institution-keys-too-many': {
    status: 409,
    title: '密钥已经有两把',
    detail: '这种方式已有两把有效的密钥（第 {numbers} 把）。',
    remedy: '请先作废不再用的一把，再发新的。',
  },
  'institution-key-unknown': {
    status: 404,
    title: '没有这把密钥',
    detail: '这家机构没有第 {number} 把有效的密钥。',
    remedy: '请列出这家机构的密钥，看看是哪一把。',
  },
  'institution-key-in-use': {
    status: 409,
    title: '作废前请再确认',
    detail: '第 {number} 把密钥（{variant}）{used}。作废后，用它签名的报文马上被拒。{left}',
    remedy: '系统还在用这一把的，先发新的、换好了再作废。',
  },
  'institution-page-not-valid': {
    status: 400,
    title: '翻页的位置不对',
    detail: '“{after}”不是上一页给出的位置。',
    remedy: '请从第一页重新查，再用结果里的 next 翻页。',
  },
  'institution-other-place': {
    status: 403,
    title: '不是您经办的机构',
    detail: '“{name}”在 {place}，不在您所在统筹区 {pool} 的范围。',
    remedy: '请由机构所在地的经办机构办理。',
  },
  'statement-days-not-valid': {
    status: 422,
    title: '对账的日期不对',
    detail: '对账日期 {from} 到 {to}：{reason}。',
    remedy: '请改成已经到了的日期，从早到晚，一次最多一年。',
  },
  'statement-row-not-valid': {
    status: 422,
    title: '明细里有一行读不出来',
    detail: '第 {row} 行：{reason}。',
    remedy: '请照模板改好这一行，再传整个文件；传错的文件没有记下任何结果。',
  },
  'statement-row-twice': {
    status: 422,
    title: '明细里有一笔写了两次',
    detail: '第 {first} 行和第 {row} 行是同一笔结算“{settlement}”。',
    remedy: '请删掉重复的一行，再传整个文件。',
  },
  'difference-not-found': {
    status: 404,
    title: '没有这条差异',
    detail: '这家机构没有编号为“{difference}”的差异。',
    remedy: '请回到“对账”刷新后再选。',
  },
  'difference-agreed': {
    status: 409,
    title: '这条差异后来已经对平',
    detail: '结算“{settlement}”的差异在 {day} 的对账里已经没有了。',
    remedy: '不用再处理；请刷新“对账”。',
  },
  'difference-words-missing': {
    status: 422,
    title: '没有写说明',
    detail: '处理差异要写明是怎么回事。',
    remedy: '请写一句话，例如“机构漏传，已补传”。',
  },
  'agreement-action-not-allowed': {
    status: 409,
    title: '现在不能这样办',
    detail: '“{name}”的协议现在是“{state}”，您不能“{action}”。',
    remedy: '请刷新页面看最新的状态。{allowed}',
    basis: { document: '浙人社发〔2016〕113号', article: '第四十三条' },
  },
  'agreement-changed-meanwhile': {
    status: 409,
    title: '刚刚有人办过',
    detail: '“{name}”的协议刚被别人办过，您看到的不是最新的状态。',
    remedy: '请刷新页面，看过最新的状态再办。',
  },
  'agreement-reason-missing': {
    status: 422,
    title: '没有写原因',
    detail: '“{action}”要写明原因，机构会看到。',
    remedy: '请写清违反了协议的哪一条、查实的情况、要求和期限。',
  },
  'agreement-day-not-valid': {
    status: 422,
    title: '生效日期不对',
    detail: '生效日期“{day}”不能早于上一步的 {last}，也不能晚于 {latest}。',
    remedy: '请填 {last} 到 {latest} 之间的日期。',
  },
  'institution-kind-differs': {
    status: 422,
    title: '等级或服务与机构不符',
    detail: '“{name}”是{kind}，等级和开通的服务要与它相符。',
    remedy: '药店的等级只能是“药店”、只开通药店购药；医疗机构反过来。编码登记错了的，请重新登记这家机构。',
  },
  'import-columns-missing': {
    status: 422,
    title: '缺少必填的列',
    detail: '表头里没有：{columns}。读到的表头是：{found}。',
    remedy: '请在第一行补上这些列名，列的先后不限。',
  },
  'catalogue-place-unknown': {
    status: 422,
    title: '不是城市的区划代码',
    detail: '“{place}”不是一个城市的区划代码，目录按城市装入。',
    remedy: '请填六位的城市代码，例如 330100。',
  },
  'catalogue-release-taken': {
    status: 409,
    title: '这个版本已经装入过',
    detail: '版本“{release}”已经装入过，内容或城市和这次的不同。',
    remedy: '请给新的目录一个新的版本名。',
  },
} as const satisfies Record<string, ErrorEntry>
