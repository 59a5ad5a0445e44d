/** antd in the colours of tokens.css, light or dark as the system or the person says. */
import { ConfigProvider, theme } from 'antd'
import zhCN from 'antd/locale/zh_CN'
import { useSyncExternalStore, type ReactNode } from 'react'
import { useColour, useSize } from '../../theme/mode.ts'

const darkQuery = window.matchMedia('(prefers-color-scheme: dark)')
const stillQuery = window.matchMedia('(prefers-reduced-motion: reduce)')

function useMatch(query: MediaQueryList): boolean {
  return useSyncExternalStore(
    (listener) => {
      query.addEventListener('change', listener)
      return () => query.removeEventListener('change', listener)
    },
    () => query.matches,
  )
}

function useDark(): boolean {
  const colour = useColour()
  const system = useMatch(darkQuery)
  return colour === 'dark' || (colour === 'system' && system)
}

const light = {
  paper: '#fbfaf7',
  card: '#ffffff',
  ink: '#1b2a33',
  quiet: '#55666f',
  line: '#e3e1da',
  edge: '#8a979d',
  accent: '#0b6e69',
  refusal: '#b3261e',
}
const dark = {
  paper: '#12191c',
  card: '#1a2428',
  ink: '#e8eef0',
  quiet: '#9db0b8',
  line: '#2b383d',
  edge: '#6f838c',
  accent: '#4fb8af',
  refusal: '#ff9a90',
}

export function DeskTheme({ children }: { children: ReactNode }) {
  const isDark = useDark()
  const colours = isDark ? dark : light
  const isLarge = useSize() === 'elder'
  const isStill = useMatch(stillQuery)
  return (
    <ConfigProvider
      locale={zhCN}
      button={{ autoInsertSpace: false }}
      theme={{
        algorithm: isDark ? theme.darkAlgorithm : theme.defaultAlgorithm,
        token: {
          colorPrimary: colours.accent,
          colorLink: colours.accent,
          // antd's lighter shade under the pointer is too faint to read.
          colorLinkHover: colours.accent,
          colorLinkActive: colours.accent,
          colorError: colours.refusal,
          colorBgLayout: colours.paper,
          colorBgContainer: colours.card,
          colorBgElevated: colours.card,
          colorText: colours.ink,
          colorTextSecondary: colours.quiet,
          colorTextTertiary: colours.quiet,
          colorTextDescription: colours.quiet,
          colorBorder: colours.edge,
          colorTextPlaceholder: colours.quiet,
          colorBorderSecondary: colours.line,
          borderRadius: 8,
          fontSize: isLarge ? 18 : 14,
          fontFamily: 'var(--sans)',
          controlHeight: isLarge ? 44 : 36,
          boxShadow: 'var(--float)',
          motionDurationMid: '0.15s',
          // Where less motion is wanted antd's styles stop it; its code would wait for the end, and a button be “loading” for ever.
          motion: !isStill,
        },
        components: {
          Button: {
            primaryShadow: 'none',
            defaultShadow: 'none',
            dangerShadow: 'none',
            ...(isDark ? { primaryColor: '#0d1a1c', dangerColor: '#0d1a1c' } : {}),
          },
          Card: { headerHeight: 48, headerPadding: 20, bodyPadding: 20 },
          Table: {
            headerBg: colours.paper,
            headerColor: colours.quiet,
            headerSplitColor: 'transparent',
            cellPaddingBlock: 12,
          },
          Descriptions: { itemPaddingBottom: 10 },
        },
      }}
    >
      {children}
    </ConfigProvider>
  )
}
