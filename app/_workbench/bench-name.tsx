import { createContext, useContext } from 'react'

/** `A` or `B` where two programs stand side by side; empty where there is one. */
export const BenchName = createContext('')

/** The label of a part, made different for each of two programs. */
export function useLabel(label: string): string {
  const name = useContext(BenchName)
  return name === '' ? label : `${label}, program ${name}`
}
