import { Icon } from '../icon/Icon.tsx'
import look from '../look/look.module.css'
import { Counted, Dots, List, rowLook } from './List.tsx'

const examples = {
  一行是一个去处: () => (
    <List>
      {['我要备案', '我的备案', '我的结算'].map((title) => (
        <li key={title}>
          <a href="/filings" className={rowLook}>
            <Icon name="file" />
            <span className={look.grow}>
              <b>{title}</b>
              <span className={look.aside}> 进度、有效期、凭证</span>
            </span>
            <Icon name="next" />
          </a>
        </li>
      ))}
    </List>
  ),
  文字里的几点: () => (
    <Dots>
      <li>身份证或社会保障卡</li>
      <li>居住证，或者本人写的承诺书；没有居住证的，写承诺书就可以，一句话太长会折到第二行</li>
    </Dots>
  ),
  数着的几步: () => (
    <Counted>
      <li>先备案</li>
      <li>带医保码去医院</li>
      <li>出院时直接结算</li>
    </Counted>
  ),
}

export default { title: '列表', examples }
