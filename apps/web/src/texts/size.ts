/** How large a file is, as people say it: `312 KB`, `2.4 MB`. */
export function sizeText(bytes: number): string {
  return bytes >= 1_048_576
    ? `${(bytes / 1_048_576).toFixed(1)} MB`
    : `${String(Math.max(1, Math.round(bytes / 1024)))} KB`
}
