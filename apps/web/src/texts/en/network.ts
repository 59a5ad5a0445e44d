import type { network as zh } from '../zh/network.ts'
import type { Shape } from '../shape.ts'

/** The network is cut, and what becomes of what was sent. */
export const network: Shape<typeof zh> = {
  cut: 'No network',
  waiting: 'No network. It is sent when the network is back, and only once',
  stop: 'Do not send it',
  sent: 'The network is back and it has been sent',
  look: 'Look',
  refused: (why) => `What you sent was not taken: ${why}`,
  goBack: 'Go back and change it',
  close: 'All right',
}
