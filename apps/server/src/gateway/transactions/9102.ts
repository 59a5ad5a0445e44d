import { one, text } from '@yidi/contracts/interface'
import { openFile } from '../../care/files/index.ts'
import { query } from '../transaction.ts'

/**
 * 9102 文件下载: a file of this institution, as bytes. The node's own code of the institution is "plc" whoever asks (interface
 * document), and the name says nothing beside the number.
 */
export default query({
  infno: '9102',
  name: '文件下载',
  input: {
    fsDownloadIn: one({
      file_qury_no: text('文件查询号', 30, 'must'),
      filename: text('文件名', 200, 'may'),
      fixmedins_code: text('医药机构编号', 30, 'may'),
    }),
  },
  run: async (call, { fsDownloadIn }) => {
    const { services, message, receivedAt } = call
    const file = await openFile(services.db, receivedAt, message.institution, fsDownloadIn.file_qury_no)
    return { ...call.answer(null), file: { name: file.name, bytes: file.content } }
  },
})
