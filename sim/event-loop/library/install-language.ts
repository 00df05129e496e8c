import type { Runtime } from '../loop/runtime.ts'
import { hide } from '../machine/values.ts'
import { installArrays } from './arrays.ts'
import { installCollections } from './collections.ts'
import { installIteratorHelpers } from './iterator-helpers.ts'
import { installJson } from './json.ts'
import { installNodeGlobals } from './node-globals.ts'
import { installBuffer } from './node-modules.ts'
import { installObjects } from './objects.ts'
import { installPrimitives } from './primitives.ts'
import { installPromise } from './promise-class.ts'

/** Gives a new thread all built-in objects. */
export function installLanguage(runtime: Runtime): void {
  const { realm } = runtime
  installObjects(realm)
  installPrimitives(realm)
  installArrays(realm)
  installCollections(realm)
  installIteratorHelpers(realm)
  installPromise(realm)
  installJson(realm)
  installNodeGlobals(runtime)
  installBuffer(runtime)
  hide(realm.globals, 'global', realm.globals)
}
