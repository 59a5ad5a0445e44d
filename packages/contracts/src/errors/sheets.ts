import type { ErrorEntry } from './entry.ts'

/** Files of rows that people hand in: directories, catalogues, an employer's people, a bill. */
export const sheetErrors = {
  'import-file-empty': {
    status: 422,
    title: '文件是空的',
    detail: '收到的文件没有内容。',
    remedy: '请打开文件看看有没有内容，保存后再选一次。',
  },
  'import-file-not-readable': {
    status: 422,
    title: '文件读不懂',
    detail: '这个文件不能导入：{reason}。',
    remedy: '请用 Excel 另存为 .xlsx 或“CSV UTF-8（逗号分隔）”再导入；表头见模板。',
  },
  'import-file-old-format': {
    status: 422,
    title: '旧格式的表格',
    detail: '这是旧格式的 .xls 文件，读不了。',
    remedy: '请用 Excel 或 WPS 打开，另存为 .xlsx 再交。',
  },
  'import-file-encrypted': {
    status: 422,
    title: '文件加了密码',
    detail: '这个文件加了打开密码，读不了。',
    remedy: '请打开后取消密码（文件 → 信息 → 保护工作簿），保存再交。',
  },
  'import-file-not-a-list': {
    status: 415,
    title: '这不是表格',
    detail: '这个文件是{found}，不是 XLSX 或 CSV 表格。',
    remedy: '请交 XLSX 或 CSV 表格；照片和 PDF 只能作为材料上传，内容要手工填写。',
  },
  'import-file-too-long': {
    status: 422,
    title: '行数太多',
    detail: '这个文件超过 {most} 行，一次最多 {most} 行。',
    remedy: '请只留需要的行，或分成几个文件。',
  },
  'import-file-too-large': {
    status: 413,
    title: '文件太大',
    detail: '这个文件不能导入：{reason}。',
    remedy: '请只留要导入的那张表，删去空白的行和列，或者另存为“CSV UTF-8（逗号分隔）”；还是太大的，请分成几个文件。',
  },
} as const satisfies Record<string, ErrorEntry>
