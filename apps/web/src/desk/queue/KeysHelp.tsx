/** Which key does what. */
import { Modal } from 'antd'
import { t } from '../../texts/index.ts'

export function KeysHelp({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Modal open={open} onCancel={onClose} onOk={onClose} title={t.desk.keys} footer={null} width={420}>
      <dl>
        {t.desk.keyList.map(([key, what]) => (
          <div key={key} className="key-line">
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  )
}
