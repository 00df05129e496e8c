/** A growing array of 32-bit numbers. */
export class IntList {
  length = 0
  private words: Int32Array

  constructor(capacity = 1 << 10) {
    this.words = new Int32Array(capacity)
  }

  push(value: number): void {
    if (this.length === this.words.length) {
      const bigger = new Int32Array(this.words.length * 2)
      bigger.set(this.words)
      this.words = bigger
    }
    this.words[this.length++] = value
  }

  at(n: number): number {
    return this.words[n] as number
  }

  set(n: number, value: number): void {
    this.words[n] = value
  }

  /** Takes away the first `count` numbers. */
  drop(count: number): void {
    this.words.copyWithin(0, count, this.length)
    this.length -= count
  }
}

/**
 * A growing table of 32-bit numbers, row after row, so that what is looked up together lies together: `2 ** shift` numbers
 * a row, 0 at first.
 */
export class IntTable {
  /** The number of rows. */
  length = 0
  words: Int32Array
  readonly shift: number

  constructor(shift: number) {
    this.shift = shift
    this.words = new Int32Array(1 << (shift + 10))
  }

  /** Adds a row and returns its number. */
  addRow(): number {
    if (this.length << this.shift === this.words.length) {
      const bigger = new Int32Array(this.words.length * 2)
      bigger.set(this.words)
      this.words = bigger
    }
    return this.length++
  }

  column(n: number): Column {
    return new Column(this, n)
  }
}

/** One column of a table. */
export class Column {
  private readonly table: IntTable
  private readonly offset: number

  constructor(table: IntTable, offset: number) {
    this.table = table
    this.offset = offset
  }

  /** The number of rows. */
  get length(): number {
    return this.table.length
  }

  at(row: number): number {
    const { words, shift } = this.table
    return words[(row << shift) + this.offset] as number
  }

  set(row: number, value: number): void {
    const { words, shift } = this.table
    words[(row << shift) + this.offset] = value
  }
}
