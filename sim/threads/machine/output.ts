/** Where `print` goes: outside of the state. Whoever runs a program sets `write`. */
export const output = {
  write: (_text: string, _stream: 'stdout' | 'stderr'): void => {},
}
