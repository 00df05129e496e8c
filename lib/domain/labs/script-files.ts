import type { SourceFile } from '#sim/event-loop/loop/options.ts'
import type { ScriptLabSpec } from './lab-spec.ts'

/** Reads the files of a script lab; any other name holds itself and takes 10 ms. */
export const fileReader =
  (files: ScriptLabSpec['files']) =>
  (path: string): SourceFile => {
    const file = Object.hasOwn(files, path) ? files[path] : undefined
    return file ? { text: file.content, ms: file.readMs } : { text: path, ms: 10, isStandIn: true }
  }
