/** At the head of every page while the network is cut: what waits and goes on by itself, and how to stop that. */
import type { ReactNode } from 'react'
import { Icon } from '../icon/Icon.tsx'
import * as t from '../../texts/index.ts'
import style from './offline-bar.module.css'

export type NetworkState =
  /** Nothing comes through, and nothing waits for it. */
  | { is: 'cut' }
  /** What was sent is sent again as soon as the network is back. */
  | { is: 'waiting'; onStop: () => void }
  /** What had waited was answered while another page stood here. */
  | { is: 'sent'; way: ReactNode; onClose: () => void }
  | { is: 'refused'; why: string; way: ReactNode; onClose: () => void }

/** Nothing is shown while the network is there; what appears is read out in its turn. */
export function OfflineBar({ state }: { state: NetworkState | undefined }) {
  return (
    <div role="status">
      {state === undefined ? null : (
        <p className={style.bar} data-network={state.is}>
          <Icon name={icons[state.is]} />
          <span className={style.words}>{wordsOf(state)}</span>
          {state.is === 'waiting' ? (
            <button type="button" onClick={state.onStop}>
              {t.network.stop}
            </button>
          ) : null}
          {state.is === 'sent' || state.is === 'refused' ? (
            <>
              {state.way}
              <button type="button" onClick={state.onClose}>
                {t.network.close}
              </button>
            </>
          ) : null}
        </p>
      )}
    </div>
  )
}

const icons = { cut: 'stop', waiting: 'wait', sent: 'good', refused: 'stop' } as const

function wordsOf(state: NetworkState): string {
  return state.is === 'refused' ? t.network.refused(state.why) : t.network[state.is]
}
