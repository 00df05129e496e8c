/** The models, the strongest first within each kind. */
export const MODEL_IDS = ['sc', 'tso', 'pso', 'rc11', 'c11', 'armv8'] as const
export type ModelId = (typeof MODEL_IDS)[number]

export const MODEL_TITLES: Readonly<Record<ModelId, string>> = {
  sc: 'SC',
  tso: 'TSO',
  pso: 'PSO',
  rc11: 'RC11',
  c11: 'C11',
  armv8: 'ARMv8',
}

/** The models that run on a machine of store buffers; the others judge whole executions. */
export type BufferModel = 'sc' | 'tso' | 'pso'

export function isBuffered(model: ModelId): model is BufferModel {
  return model === 'sc' || model === 'tso' || model === 'pso'
}
