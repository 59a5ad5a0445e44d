import look from './look.module.css'

const examples = {
  几种: () => (
    <>
      <p className={look.large}>大的：从哪天开始？</p>
      <p>
        平常的：金额 <span className={look.money}>12,345.60 元</span>
      </p>
      <p className={look.small}>小的：办好之后短信告诉您。</p>
      <p className={look.quiet}>轻的：没有可以不填。</p>
      <p className={look.aside}>又小又轻的：2026年3月1日 14:05</p>
    </>
  ),
}

export default { title: '字样', examples }
