import { byName, code, isEmpty, isObject, nameTable, one, text } from '@yidi/contracts/interface'
import type { Message } from '../message.ts'
import { command } from '../transaction.ts'
import { reportFields, reportInput, reportStands, reportVisit } from '../visit-report.ts'

/**
 * 2203A 定点零售药店门诊就诊信息上传: 2203 with the institution that prescribed, which a pharmacy names. Hospitals of some
 * provinces send it in place of 2203. The picture of a prescription is not kept, and whoever sends one is told.
 */
export default command({
  infno: '2203A',
  name: '定点零售药店门诊就诊信息上传',
  input: {
    ...reportInput,
    mdtrtinfo: one({
      ...reportFields,
      matn_type: code('生育类别', 'matn_type', 'may'),
      geso_val: text('孕周数', 2, 'may'),
      rxfixmedinsCode: text('处方医药机构编码', 12, 'may'),
      rxfixmedinsName: text('处方医药机构名称', 200, 'may'),
      rxfilename: text('处方文件名', 200, 'may'),
      rxExpContent: text('处方扩展字段', 2000, 'may'),
    }),
  },
  undoneSince: reportStands,
  run: (call, input) => {
    const { rxfixmedinsCode: code, rxfixmedinsName: name, rxfilename: file } = input.mdtrtinfo
    const prescribed = code === '' && name === '' ? {} : { prescribedBy: { code, name } }
    return reportVisit(call, input, prescribed, [
      file === '' && !hasFile(call.message) ? '' : `处方文件${file.slice(0, 40)}没有保存，请由本机构留存备查`,
    ])
  },
})

/** Whether a file came along, in whatever form: text or bytes. */
function hasFile({ input }: Message): boolean {
  const { mdtrtinfo: node } = byName(input, nameTable(['mdtrtinfo'])).values
  return isObject(node) && !isEmpty(byName(node, nameTable(['rxIn'])).values['rxIn'])
}
