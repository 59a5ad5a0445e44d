import { Icon, iconNames } from './Icon.tsx'

const examples = {
  全部: () => (
    <p>
      {iconNames.map((name) => (
        <Icon key={name} name={name} />
      ))}
    </p>
  ),
}

export default { title: '图形', examples }
