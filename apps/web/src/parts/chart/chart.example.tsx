import { Chart } from './Chart.tsx'

const steps = ['1月', '3月', '6月'].map((name) => ({ name, short: name }))

export const examples = {
  三个月: () => (
    <Chart
      title="2026年每月花了多少"
      over="月份"
      steps={steps}
      series={[
        { name: '基金支付', tone: 'fund', yuan: ['120.00', '7544.00', '83.20'] },
        { name: '个人账户', tone: 'account', yuan: ['60.00', '0.00', '20.00'] },
        { name: '自己付', tone: 'own', yuan: ['0.00', '2456.00', '12.80'] },
      ]}
    />
  ),
}
export default { title: '图表', examples }
