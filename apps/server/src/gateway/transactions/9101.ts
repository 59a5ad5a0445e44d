import { bytes, one, refuse, text } from '@yidi/contracts/interface'
import { keepUpload } from '../../care/files/index.ts'
import { fileKey } from '../files.ts'
import { shanghaiMoment } from '../reply.ts'
import { query } from '../transaction.ts'

/**
 * 9101 文件上传: keeps a file for later messages (3202) and for 9102. The file is a part of its own beside the message, or stands in
 * `in`. Whose it is says the envelope: clients write all kinds of things into the node's own code of the institution.
 */
export default query({
  infno: '9101',
  name: '文件上传',
  input: {
    fsUploadIn: one({
      in: bytes('文件数据', 'may'),
      filename: text('文件名', 200, 'must'),
      fixmedins_code: text('医药机构编号', 30, 'may'),
    }),
  },
  run: async (call, { fsUploadIn }) => {
    const { message, services, receivedAt } = call
    const inside = fsUploadIn.in.length === 0 ? undefined : fsUploadIn.in
    const content = message.file ?? inside ?? refuse('file-missing', { file: fsUploadIn.filename.slice(0, 60) })
    const { institution } = message
    const file = { institution, key: fileKey(message), name: fsUploadIn.filename, content }
    const kept = await keepUpload(services.db, receivedAt, file)
    return call.answer({
      file_qury_no: kept.number,
      filename: kept.name,
      fixmedins_code: institution,
      dld_endtime: shanghaiMoment(kept.goodUntil),
    })
  },
})
