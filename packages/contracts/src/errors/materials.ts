import type { ErrorEntry } from './entry.ts'

/** Materials: pictures and PDFs that people hand in. */
export const materialErrors = {
  'material-empty': {
    status: 422,
    title: '文件是空的',
    detail: '收到的文件没有内容。',
    remedy: '请重新拍照或选择文件再上传。',
  },
  'material-too-large': {
    status: 413,
    title: '文件太大',
    detail: '这个文件有 {size} MB，每个最大 {limit} MB。',
    remedy: '请把照片缩小，或分成几个文件上传。',
  },
  'material-type-not-taken': {
    status: 415,
    title: '不收这种文件',
    detail: '这个文件的内容是“{found}”，只收 JPEG、PNG 图片和 PDF。',
    remedy: '请拍成照片，或另存为 JPEG、PNG、PDF 后再上传。',
  },
  'material-type-differs': {
    status: 422,
    title: '文件的内容和它的类型对不上',
    detail: '发来时说是“{said}”，内容却是“{found}”。',
    remedy: '请用原来的照片或 PDF 上传，不要改文件的扩展名。',
  },
  'material-broken': {
    status: 422,
    title: '文件不完整',
    detail: '这个 {type} 文件打不开：{reason}。',
    remedy: '请在手机上确认能打开，再重新上传。',
  },
  'material-kind-unknown': {
    status: 422,
    title: '没有这种材料',
    detail: '没有名为“{kind}”的材料。',
    remedy: '可用的有：{known}。',
  },
  'material-too-many': {
    status: 409,
    title: '没有提交的材料太多',
    detail: '您已经上传了 {count} 个还没有提交的文件，最多 {limit} 个。',
    remedy: '请先删掉不用的，或先提交申请。',
  },
  'material-not-found': {
    status: 404,
    title: '没有这个材料',
    detail: '没有编号为“{materialId}”的材料，或者它不是您的。',
    remedy: '请回到申请里看已经上传的材料。',
  },
  'material-not-usable': {
    status: 422,
    title: '有材料不能用',
    detail: '有 {count} 个材料没有找到，或者已经用在别的申请上。',
    remedy: '请重新上传后再提交。',
  },
  'material-in-use': {
    status: 409,
    title: '材料已经提交，不能删除',
    detail: '编号为“{materialId}”的材料已经随申请提交。',
    remedy: '要换材料，请在补正时重新上传。',
  },
} as const satisfies Record<string, ErrorEntry>
