import type { Simulation } from '../core/simulation.ts'
import { type AddressTranslationConfig, addressTranslationConfigSchema } from './config.ts'
import { type AddressTranslationEvent, describeAddressTranslationEvent } from './events.ts'
import {
  type AddressTranslationMetrics,
  addressTranslationFields,
  addressTranslationTables,
  measureAddressTranslation,
} from './metrics.ts'
import { addressTranslationPresets } from './presets.ts'
import { type AddressTranslationState, initialState } from './state.ts'
import { translate } from './translate.ts'

const isDone = ({ now, config }: AddressTranslationState) => now === config.accesses.length

/** What the TLB holds is what the tables say. */
function isTlbTrue({ tlb, config }: AddressTranslationState): boolean {
  if (config.convention === 'ostep' && config.scheme === 'multi-level') return true
  return tlb
    .flat()
    .every((entry) => entry === null || config.spaces[entry.space]?.pageTable[entry.page] === entry.frame)
}

/** From virtual to physical addresses, access by access (OSTEP ch. 15, 16 and 18 to 20; Silberschatz et al. ch. 9). */
export const addressTranslation: Simulation<
  AddressTranslationConfig,
  AddressTranslationState,
  { readonly type: 'access' },
  AddressTranslationEvent,
  AddressTranslationMetrics
> = {
  id: 'address-translation',
  version: 1,
  title: 'Address translation',
  summary: 'Turn virtual addresses into physical ones with registers, segments, page tables and a TLB.',
  configSchema: addressTranslationConfigSchema,
  conventions: [
    {
      id: 'textbook',
      title: 'Textbook',
      rules:
        'An address is valid iff it is below the limit. The upper half of a segmented space grows down from its base. A table of a lower level exists only where some page is valid. The TLB is asked first; protection is checked on a hit too. Times count TLB looks, entries read and the access itself.',
    },
    {
      id: 'ostep',
      title: 'OSTEP',
      rules:
        'As the simulators of OSTEP ch. 15, 16, 18 and 20. The multi-level one has 15-bit addresses (5 bits of directory, 5 of table, 5 of offset), physical memory given byte by byte, and one-byte entries whose bit 7 says valid.',
    },
  ],
  presets: addressTranslationPresets,
  init: initialState,
  enabled: (state) => (isDone(state) ? [] : [{ type: 'access' }]),
  isFinished: isDone,
  step: translate,
  measure: measureAddressTranslation,
  metricFields: addressTranslationFields,
  metricTables: addressTranslationTables,
  describe: describeAddressTranslationEvent,
  isNotable: ({ type }) => type === 'access-faulted' || type === 'tlb-missed' || type === 'tlb-flushed',
  describeAction: () => 'Next access',
  properties: [
    { name: 'the TLB agrees with the page tables', type: 'always', holds: isTlbTrue },
    { name: 'all accesses are made', type: 'eventually', holds: isDone },
  ],
}
