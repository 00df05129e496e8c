/**
 * Gives the components of client modules the mark that the bundler gives them on the server; under Node alone they are
 * plain functions like any other. They still render.
 */
export function markIslands(modules: readonly Readonly<Record<string, unknown>>[]): void {
  for (const module of modules)
    for (const component of Object.values(module))
      if (typeof component === 'function')
        Object.defineProperty(component, '$$typeof', { value: Symbol.for('react.client.reference') })
}
