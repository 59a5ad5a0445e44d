/** Which key does what. */
import { Sheet } from '../../parts/sheet/Sheet.tsx'
import * as t from '../../texts/index.ts'
import style from './list.module.css'

type KeyList = readonly (readonly [key: string, what: string])[]

export function KeysHelp({ keys = t.desk.keyList, onClose }: { keys?: KeyList; onClose: () => void }) {
  return (
    <Sheet title={t.desk.keys} onClose={onClose}>
      <dl>
        {keys.map(([key, what]) => (
          <div key={key} className={style.keyLine}>
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
