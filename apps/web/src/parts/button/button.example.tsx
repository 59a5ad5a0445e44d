import { Button, buttonLook } from './Button.tsx'

const examples = {
  三种和一个不能按的: () => (
    <>
      <Button kind="primary">提交备案</Button>
      <Button>先存着</Button>
      <Button kind="danger">撤销备案</Button>
      <Button kind="plain">看依据</Button>
      <Button kind="primary" disabled>
        正在提交…
      </Button>
    </>
  ),
  链接也是按钮: () => (
    <a href="/guide" className={buttonLook()}>
      看办事指南
    </a>
  ),
}

export default { title: '按钮', examples }
