import { Link, useLocation, useRouter } from '@tanstack/react-router'
import { RouteFocus } from './RouteFocus.tsx'

function Pages() {
  const path = useLocation({ select: ({ pathname }) => pathname })
  return (
    <>
      <RouteFocus router={useRouter()} />
      <h1 tabIndex={-1}>{path === '/filings' ? '我的备案' : '首页'}</h1>
      <Link to={path === '/filings' ? '/' : '/filings'}>换一页</Link>{' '}
      <Link to="/filings" search={{ kind: 'hospital' }}>
        只看医院
      </Link>
    </>
  )
}

export const examples = { 换页: () => <Pages /> }
export default { title: '换页以后在哪里', examples }
