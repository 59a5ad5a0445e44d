import { faultText, gatewayFaults } from './faults.ts'
import type { GatewayFaultName } from './faults.ts'

/** A refusal on its way to the hospital: thrown by whoever finds the reason, answered by the gateway as `infcode` −1. */
export class GatewayRefusal extends Error {
  readonly fault: GatewayFaultName
  /** The `err_msg`, complete. */
  readonly text: string

  constructor(fault: GatewayFaultName, values: Record<string, string | number> = {}) {
    const text = faultText(fault, values)
    super(text)
    this.name = 'GatewayRefusal'
    this.fault = fault
    this.text = text
  }

  /** The code that stands in front of the text. */
  get code(): string {
    return gatewayFaults[this.fault].code
  }
}

/** Throws the refusal; an expression, so that it can stand after `??`. */
export function refuse(fault: GatewayFaultName, values: Record<string, string | number> = {}): never {
  throw new GatewayRefusal(fault, values)
}
