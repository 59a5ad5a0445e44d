import { faultText, gatewayFaults } from '@yidi/contracts'
import type { GatewayFaultName } from '@yidi/contracts'

/** A refusal on its way to the hospital: thrown anywhere below the gateway, answered as `infcode` −1. */
export class GatewayFault extends Error {
  readonly fault: GatewayFaultName
  /** The `err_msg`, complete. */
  readonly text: string

  constructor(fault: GatewayFaultName, values: Record<string, string | number> = {}) {
    const text = faultText(fault, values)
    super(text)
    this.name = 'GatewayFault'
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
  throw new GatewayFault(fault, values)
}
