/** Keys that are meant for something else than the page. */

function typing(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input, textarea, select, [contenteditable], [role=combobox]') !== null
  )
}

/** A dialog that was closed stays in the page, hidden. */
function dialogOpen(): boolean {
  return [...document.querySelectorAll('[role="dialog"], dialog[open]')].some((dialog) => dialog.checkVisibility())
}

/** A key that is meant for something else: a field, a dialog, the browser itself. */
export function isElsewhere(event: KeyboardEvent): boolean {
  return event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || dialogOpen()
}
