/** The few pictures beside words; drawn in one stroke weight, always beside a word and so hidden from reading aloud. */
import style from './icon.module.css'

const paths = {
  back: 'M15 5l-7 7 7 7',
  next: 'M9 5l7 7-7 7',
  down: 'M5 9l7 7 7-7',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  close: 'M6 6l12 12M18 6L6 18',
  ring: 'M12 6v7M12 17.500v.01',
  over: 'M12 3a9 9 0 100 18 9 9 0 000-18zM8 12h8',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  left: 'M4 4v6h6M4.500 10a8 8 0 1 1-.5 5',
  right: 'M20 4v6h-6M19.500 10a8 8 0 1 0 .5 5',
  menu: 'M4 7h16M4 12h16M4 17h16',
  home: 'M4 11l8-7 8 7v9h-5v-6H9v6H4z',
  calculate: 'M6 3h12v18H6zM9 7h6M9 12h.01M12 12h.01M15 12h.01M9 16h.01M12 16h.01M15 16h.01',
  file: 'M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6',
  bill: 'M6 3h12v18l-3-2-3 2-3-2-3 2zM9 8h6M9 12h6',
  person: 'M12 12a4 4 0 100-8 4 4 0 000 8zM4 20c1.5-4 4.5-5.5 8-5.500s6.5 1.5 8 5.5',
  wait: 'M12 3a9 9 0 100 18 9 9 0 000-18zM12 7v5l3 2',
  stop: 'M12 3a9 9 0 100 18 9 9 0 000-18zM12 8v5M12 16.500v.01',
  good: 'M12 3a9 9 0 100 18 9 9 0 000-18zM8 12.500l3 3 5-6',
  question: 'M12 3a9 9 0 100 18 9 9 0 000-18zM9.5 9.500a2.5 2.5 0 115 0c0 2-2.5 2-2.5 4M12 17v.01',
  phone: 'M5 4h4l2 5-3 2c1 2.5 2.5 4 5 5l2-3 5 2v4c-8 1-16-7-15-15z',
  text: 'M4 7V5h12v2M10 5v13M8 18h4M15 13v-1h6v1M18 12v7',
  moon: 'M19 14.500A8 8 0 119.5 5a6.5 6.5 0 009.5 9.500z',
  search: 'M11 4a7 7 0 100 14 7 7 0 000-14zM16 16l4 4',
  swap: 'M4 8h14l-4-4M20 16H6l4 4',
  book: 'M5 4h5a2 2 0 012 2v14a2 2 0 00-2-2H5zM19 4h-5a2 2 0 00-2 2v14a2 2 0 012-2h5z',
  law: 'M12 4v16M8 20h8M5 7h14M5 7l-2.500 6a2.700 2.700 0 005 0zM19 7l-2.500 6a2.700 2.700 0 005 0z',
  card: 'M3 6h18v12H3zM3 10h18M6 15h4',
  code: 'M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2v2h-2zM18 14h2v2h-2zM14 18h2v2h-2zM18 18h2v2h-2z',
  bell: 'M6 16V11a6 6 0 0112 0v5l2 2H4zM10 21h4',
  pill: 'M5 12l7-7a4.500 4.500 0 017 6.500L12 19a4.500 4.500 0 01-7-7zM8.500 8.500l7 7',
  people:
    'M9 11a3.500 3.500 0 100-7 3.500 3.500 0 000 7zM3 20c.8-4 3-5.500 6-5.500s5.200 1.500 6 5.500M16 4.500a3.500 3.500 0 010 6.500M18 15c1.700.8 2.600 2.400 3 5',
  save: 'M12 4v11M7 10l5 5 5-5M5 20h14',
  link: 'M9 7H5v12h12v-4M12 4h8v8M20 4l-9 9',
} as const

export type IconName = keyof typeof paths

export const iconNames = Object.keys(paths) as IconName[]

export function Icon({ name }: { name: IconName }) {
  return (
    <svg className={style.icon} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path
        d={paths[name]}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.8"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}
