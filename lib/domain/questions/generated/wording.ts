/** Text that is no Markdown of ours (a sentence of a simulation) so that Markdown shows it as it is. */
export const plain = (text: string): string => text.replace(/[\\`*_{}[\]<>#|$~!&]/g, '\\$&')

/** A Markdown table. Cells are Markdown without line breaks. */
export function table(heads: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n')
}

const MOST_LINES = 40

/** The sentences of a run as a list. A long run is cut in its middle, and says so. */
export function story(lines: readonly string[]): string {
  const half = MOST_LINES / 2
  const left = lines.length - MOST_LINES
  const shown =
    left <= 0
      ? lines.map(plain)
      : [
          ...lines.slice(0, half).map(plain),
          `… ${left} more ${left === 1 ? 'line' : 'lines'} …`,
          ...lines.slice(-half).map(plain),
        ]
  return shown.map((text) => `- ${text}`).join('\n')
}

/** At most two decimals, none that say nothing: `4`, `4.5`, `4.33`. */
export const rounded = (value: number): string => String(Number(value.toFixed(2)))

export const paragraphs = (...parts: readonly string[]): string =>
  parts.filter((part) => part !== '').join('\n\n')
