/** Which key does what. */
import { Sheet } from '../../parts/Sheet.tsx'
import { t } from '../../texts/index.ts'

export function KeysHelp({ onClose }: { onClose: () => void }) {
  return (
    <Sheet title={t.desk.keys} onClose={onClose}>
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
    </Sheet>
  )
}
