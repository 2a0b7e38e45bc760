/**
 * The assignment of rows to columns whose weights sum to the most, each row and column at most once. The shortest
 * augmenting paths of Jonker & Volgenant, Computing 38 (1987) 325–340; rows² × columns steps.
 * @param weights rows × columns, row-major, not negative
 * @returns for each row its column, or −1
 */
export function assign(weights: Float64Array, rows: number, columns: number): Int32Array {
  if (rows <= columns) return assignFew((row, column) => weights[row * columns + column] ?? 0, rows, columns);
  const rowOf = assignFew((column, row) => weights[row * columns + column] ?? 0, columns, rows);
  const columnOf = new Int32Array(rows).fill(-1);
  for (const [column, row] of rowOf.entries()) if (row >= 0) columnOf[row] = column;
  return columnOf;
}

type WeightAt = (row: number, column: number) => number;

/** What is known of the search for the path of one row. */
interface Search {
  /** Of each column, the least cost to reach it. */
  readonly least: Float64Array;
  /** Of each column, the one before it on the path. */
  readonly before: Int32Array;
  readonly done: Uint8Array;
}

/** Potentials and the row of each column; place 0 stands for none. */
interface Duals {
  readonly ofRow: Float64Array;
  readonly ofColumn: Float64Array;
  readonly rowOf: Int32Array;
}

function assignFew(weightAt: WeightAt, rows: number, columns: number): Int32Array {
  const duals: Duals = {
    ofRow: new Float64Array(rows + 1),
    ofColumn: new Float64Array(columns + 1),
    rowOf: new Int32Array(columns + 1),
  };
  for (let row = 1; row <= rows; row++) augment(row, weightAt, duals);
  const columnOf = new Int32Array(rows).fill(-1);
  for (let column = 1; column <= columns; column++) {
    const row = duals.rowOf[column] ?? 0;
    if (row > 0) columnOf[row - 1] = column - 1;
  }
  return columnOf;
}

function augment(row: number, weightAt: WeightAt, duals: Duals): void {
  const size = duals.ofColumn.length;
  const search: Search = {
    least: new Float64Array(size).fill(Number.POSITIVE_INFINITY),
    before: new Int32Array(size),
    done: new Uint8Array(size),
  };
  duals.rowOf[0] = row;
  let column = 0;
  do {
    search.done[column] = 1;
    column = nextColumn(column, weightAt, { search, duals });
  } while ((duals.rowOf[column] ?? 0) !== 0);
  while (column !== 0) {
    const from = search.before[column] ?? 0;
    duals.rowOf[column] = duals.rowOf[from] ?? 0;
    column = from;
  }
}

function movePotentials(step: number, { least, done }: Search, duals: Duals): void {
  for (let column = 0; column < least.length; column++) {
    if (done[column] === 1) {
      const row = duals.rowOf[column] ?? 0;
      duals.ofRow[row] = (duals.ofRow[row] ?? 0) + step;
      duals.ofColumn[column] = (duals.ofColumn[column] ?? 0) - step;
    } else least[column] = (least[column] ?? 0) - step;
  }
}

/** Goes on from a column to the nearest that was not reached yet, and moves the potentials along. */
function nextColumn(from: number, weightAt: WeightAt, known: { search: Search; duals: Duals }): number {
  const { search, duals } = known;
  const { least, before, done } = search;
  const row = duals.rowOf[from] ?? 0;
  let [step, next] = [Number.POSITIVE_INFINITY, 0];
  for (let column = 1; column < least.length; column++) {
    if (done[column] === 1) continue;
    const cost = -weightAt(row - 1, column - 1) - (duals.ofRow[row] ?? 0) - (duals.ofColumn[column] ?? 0);
    if (cost < (least[column] ?? 0)) {
      least[column] = cost;
      before[column] = from;
    }
    if ((least[column] ?? 0) < step) [step, next] = [least[column] ?? 0, column];
  }
  movePotentials(step, search, duals);
  return next;
}
