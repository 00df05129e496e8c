import { describe, inject } from 'vitest'

/** The integration projects run every file once per database; this puts the database into the names of its tests. */
export const describeOnBothDatabases = (name: string, define: () => void): void => {
  describe(`${name} on ${inject('dialect')}`, define)
}
