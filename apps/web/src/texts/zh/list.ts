/** The lists of the desk. */
export const list = {
  search: '编号的一部分、写全的姓名或身份证号',
  seek: '查找',
  filter: (count: number) => (count === 0 ? '筛选和排序' : `筛选和排序（${String(count)}）`),
  looks: '显示',
  file: '导出',
  saved: '存的筛选',
  sort: '排序',
  saveAs: '把现在的筛选存下来，起个名字',
  saveFault: '请先起个名字，例如“社区来的转诊”',
  save: '存下',
  remove: (name: string) => `删掉“${name}”`,
  dense: '行距小一些',
  column: (title: string) => `显示“${title}”`,
  fileAbout: (most: number) =>
    `按现在的筛选导出，一个文件最多 ${String(most)} 行。文件里有姓名，导出会记入审计，请妥善保管。`,
  fileAs: { xlsx: '导出 XLSX', csv: '导出 CSV' },
  filed: '文件已经保存到下载文件夹。',
  pages: '翻页',
  shown: (first: number, last: number, total: number) =>
    `第 ${String(first)}–${String(last)} 件，共 ${String(total)} 件`,
  page: (page: number, last: number) => `第 ${String(page)} 页，共 ${String(last)} 页`,
  before: '上一页',
  after: '下一页',
  preview: '选中的这一件',
  open: '打开',
  dayExample: '例如 2026-03-01',
}
