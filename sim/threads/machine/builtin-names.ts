/** Built-in names (`len`, `ValueError`, ...) and the library's private helpers (`_instantiate`), with their values. */
export const builtins = new Map<string, number>()
