/** Whether a command says `confirmed` (`ConfirmationForm`). One without a body does not, whatever the schema's type says. */
export function confirmedIn({ body }: { body: unknown }): boolean {
  return typeof body === 'object' && body !== null && 'confirmed' in body && body.confirmed === true
}
